/** What the service says, read by libraries of others; in the profile foreign alone. */
@NullMarked
package org.prolotherapy.foreign;

import org.jspecify.annotations.NullMarked;
