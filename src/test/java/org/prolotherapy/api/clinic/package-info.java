@NullMarked
package org.prolotherapy.api.clinic;

import org.jspecify.annotations.NullMarked;
