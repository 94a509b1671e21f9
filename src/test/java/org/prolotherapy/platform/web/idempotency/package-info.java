@NullMarked
package org.prolotherapy.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
