@NullMarked
package org.prolotherapy.platform.security;

import org.jspecify.annotations.NullMarked;
