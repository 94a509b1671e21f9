/**
 * Harnesses that treat the service badly: the profile {@code harness} runs them all in a short size, the one named after each runs
 * it in full.
 */
@NullMarked
package org.prolotherapy.harness;

import org.jspecify.annotations.NullMarked;
