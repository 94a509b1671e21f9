/** Everything that a clinic has, asked for and fetched. */
@NullMarked
package org.prolotherapy.changes.export;

import org.jspecify.annotations.NullMarked;
