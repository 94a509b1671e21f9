/** Assessments, progress and recommendation over HTTP. */
@NullMarked
package org.prolotherapy.api.outcome;

import org.jspecify.annotations.NullMarked;
