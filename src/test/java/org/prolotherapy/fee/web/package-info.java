/** Stories of fees over HTTP. */
@NullMarked
package org.prolotherapy.fee.web;

import org.jspecify.annotations.NullMarked;
