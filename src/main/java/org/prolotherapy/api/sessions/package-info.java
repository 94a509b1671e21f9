/** Sessions over HTTP: listed, booked into what is free, moved, missed, cancelled. */
@NullMarked
package org.prolotherapy.api.sessions;

import org.jspecify.annotations.NullMarked;
