@NullMarked
package org.prolotherapy.calendar;

import org.jspecify.annotations.NullMarked;
