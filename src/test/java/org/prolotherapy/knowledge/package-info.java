/** What the texts say, as values: what they may be, and what follows from them. */
@NullMarked
package org.prolotherapy.knowledge;

import org.jspecify.annotations.NullMarked;
