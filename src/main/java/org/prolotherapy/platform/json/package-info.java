/** Strict JSON: bodies read exactly as they are written, and answers written in one way. */
@NullMarked
package org.prolotherapy.platform.json;

import org.jspecify.annotations.NullMarked;
