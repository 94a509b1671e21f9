/** Strict JSON, and YAML like it: read exactly as it is written, or refused with all that is wrong; and answers written in one way. */
@NullMarked
package org.prolotherapy.platform.json;

import org.jspecify.annotations.NullMarked;
