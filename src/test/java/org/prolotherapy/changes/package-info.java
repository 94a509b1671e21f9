@NullMarked
package org.prolotherapy.changes;

import org.jspecify.annotations.NullMarked;
