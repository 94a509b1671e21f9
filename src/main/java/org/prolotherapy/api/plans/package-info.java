/** Treatment plans and their sessions over HTTP. */
@NullMarked
package org.prolotherapy.api.plans;

import org.jspecify.annotations.NullMarked;
