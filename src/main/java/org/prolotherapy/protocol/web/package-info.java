/** The reference data over HTTP. */
@NullMarked
package org.prolotherapy.protocol.web;

import org.jspecify.annotations.NullMarked;
