/** What every feature stands on and no feature is about: settings, the clock, ids, the database. */
@NullMarked
package org.prolotherapy.platform;

import org.jspecify.annotations.NullMarked;
