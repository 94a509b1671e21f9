/** Fee schedules and the estimates of plans over HTTP. */
@NullMarked
package org.prolotherapy.api.fees;

import org.jspecify.annotations.NullMarked;
