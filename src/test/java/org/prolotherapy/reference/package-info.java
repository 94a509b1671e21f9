@NullMarked
package org.prolotherapy.reference;

import org.jspecify.annotations.NullMarked;
