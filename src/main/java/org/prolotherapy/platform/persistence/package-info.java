/** Queries of one tenant. */
@NullMarked
package org.prolotherapy.platform.persistence;

import org.jspecify.annotations.NullMarked;
