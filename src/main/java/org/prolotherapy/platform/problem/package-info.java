/** What can go wrong between a caller and this service, as data: codes, advice and the single violations. */
@NullMarked
package org.prolotherapy.platform.problem;

import org.jspecify.annotations.NullMarked;
