/** What each problem means and what to do about it, over HTTP. */
@NullMarked
package org.prolotherapy.api.problems;

import org.jspecify.annotations.NullMarked;
