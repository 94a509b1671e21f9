/** A course in the language of calendars: iCalendar (RFC 5545), to be read once or subscribed to. */
@NullMarked
package org.prolotherapy.calendar;

import org.jspecify.annotations.NullMarked;
