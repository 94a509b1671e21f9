@NullMarked
package org.prolotherapy.plan;

import org.jspecify.annotations.NullMarked;
