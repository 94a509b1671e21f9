@NullMarked
package org.prolotherapy.api.start;

import org.jspecify.annotations.NullMarked;
