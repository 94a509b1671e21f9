@NullMarked
package org.prolotherapy.api.problems;

import org.jspecify.annotations.NullMarked;
