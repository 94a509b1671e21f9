package org.prolotherapy.fee;

/**
 * What one session of a protocol costs.
 *
 * @param protocol id of the protocol, whatever its version
 */
public record Fee(String protocol, Money price) {}
