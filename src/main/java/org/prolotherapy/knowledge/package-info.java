/** What the source texts say: protocols, solutions, conditions, injection sites, and the rules drawn from them. */
@NullMarked
package org.prolotherapy.knowledge;

import org.jspecify.annotations.NullMarked;
