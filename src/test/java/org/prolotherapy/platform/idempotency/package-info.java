@NullMarked
package org.prolotherapy.platform.idempotency;

import org.jspecify.annotations.NullMarked;
