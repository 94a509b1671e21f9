/** Where callers begin: the first page, and who they are to the service. */
@NullMarked
package org.prolotherapy.api.start;

import org.jspecify.annotations.NullMarked;
