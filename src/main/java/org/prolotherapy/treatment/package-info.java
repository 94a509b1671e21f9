/** What was performed: session records, injections, their corrections, totals and deviations. Append-only. */
@NullMarked
package org.prolotherapy.treatment;

import org.jspecify.annotations.NullMarked;
