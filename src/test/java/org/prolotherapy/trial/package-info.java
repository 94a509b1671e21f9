/** The embedded PostgreSQL, tried on real servers. */
@NullMarked
package org.prolotherapy.trial;

import org.jspecify.annotations.NullMarked;
