/** The embedded PostgreSQL, tried on real servers. */
@NullMarked
package org.prolotherapy.platform.postgres;

import org.jspecify.annotations.NullMarked;
