/** The PostgreSQL that the service brings along, so that trying it out needs nothing but Java. */
@NullMarked
package org.prolotherapy.platform.postgres;

import org.jspecify.annotations.NullMarked;
