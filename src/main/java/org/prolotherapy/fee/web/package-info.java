/** Fee schedules and the estimates of plans over HTTP. */
@NullMarked
package org.prolotherapy.fee.web;

import org.jspecify.annotations.NullMarked;
