package org.prolotherapy.fee;

import org.jspecify.annotations.Nullable;

/**
 * What a plan's course costs.
 *
 * @param quoted what it was quoted at; null for a plan that was made before there were quotes
 * @param current what it costs by the sessions and the prices of now
 */
public record FeeEstimate(@Nullable Quote quoted, Estimate current) {}
