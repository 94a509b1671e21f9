/** Stories of fees over HTTP. */
@NullMarked
package org.prolotherapy.api.fees;

import org.jspecify.annotations.NullMarked;
