/** What happened, for other systems: they follow the feed, are told, or take everything. */
@NullMarked
package org.prolotherapy.changes;

import org.jspecify.annotations.NullMarked;
