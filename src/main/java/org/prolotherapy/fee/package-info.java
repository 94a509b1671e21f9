/** Fees: what a session costs in which year, what a course costs now, and what it was quoted at. */
@NullMarked
package org.prolotherapy.fee;

import org.jspecify.annotations.NullMarked;
