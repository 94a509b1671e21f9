@NullMarked
package org.prolotherapy.platform.json;

import org.jspecify.annotations.NullMarked;
