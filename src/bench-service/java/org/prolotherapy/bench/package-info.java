/** What the benchmark measures computing against. It is packaged with the service for the benchmark alone. */
@NullMarked
package org.prolotherapy.bench;

import org.jspecify.annotations.NullMarked;
