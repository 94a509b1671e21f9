/** The service as its callers see it. */
@NullMarked
package org.prolotherapy;

import org.jspecify.annotations.NullMarked;
