@NullMarked
package org.prolotherapy.platform.persistence;

import org.jspecify.annotations.NullMarked;
