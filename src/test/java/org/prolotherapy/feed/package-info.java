@NullMarked
package org.prolotherapy.feed;

import org.jspecify.annotations.NullMarked;
