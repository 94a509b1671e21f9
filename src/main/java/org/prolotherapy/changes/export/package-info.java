/** Everything that the clinic has, as files that a program fetches. */
@NullMarked
package org.prolotherapy.changes.export;

import org.jspecify.annotations.NullMarked;
