/** The clinic: its time zone, the days on which it works, and what day it is there. */
@NullMarked
package org.prolotherapy.clinic;

import org.jspecify.annotations.NullMarked;
