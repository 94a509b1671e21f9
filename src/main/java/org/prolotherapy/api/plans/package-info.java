/** Treatment plans over HTTP. */
@NullMarked
package org.prolotherapy.api.plans;

import org.jspecify.annotations.NullMarked;
