/** What the JVM watches to make the cache with which the service starts sooner. */
@NullMarked
package org.prolotherapy.training;

import org.jspecify.annotations.NullMarked;
