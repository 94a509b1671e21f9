/**
 * Measures the packaged service beside the floor of its work: what the same PostgreSQL does when it is asked for the same rows
 * with nothing in between. Only {@code ./mvnw verify -Pbench} runs it.
 */
@NullMarked
package org.prolotherapy.bench;

import org.jspecify.annotations.NullMarked;
