/** Harnesses that treat the service badly, each in a short size on every build and in a long one by a profile of its own. */
@NullMarked
package org.prolotherapy.harness;

import org.jspecify.annotations.NullMarked;
