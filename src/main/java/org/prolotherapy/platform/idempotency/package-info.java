/** Lets a caller repeat a POST without doing it twice. */
@NullMarked
package org.prolotherapy.platform.idempotency;

import org.jspecify.annotations.NullMarked;
