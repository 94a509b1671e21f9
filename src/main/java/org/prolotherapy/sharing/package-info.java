/** What of a plan is shown to whoever has no token, and for how long. */
@NullMarked
package org.prolotherapy.sharing;

import org.jspecify.annotations.NullMarked;
