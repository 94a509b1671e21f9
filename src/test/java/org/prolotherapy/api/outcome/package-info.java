@NullMarked
package org.prolotherapy.api.outcome;

import org.jspecify.annotations.NullMarked;
