/** What every feature stands on and no feature is about: the clock, ids, start-up. */
@NullMarked
package org.prolotherapy.platform;

import org.jspecify.annotations.NullMarked;
