/** Assessments, progress and recommendation over HTTP. */
@NullMarked
package org.prolotherapy.outcome.web;

import org.jspecify.annotations.NullMarked;
