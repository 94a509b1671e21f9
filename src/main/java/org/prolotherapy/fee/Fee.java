package org.prolotherapy.fee;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * What one session of a protocol costs.
 *
 * @param protocol id of the protocol, whatever its version
 */
@Embeddable
public record Fee(String protocol, @Embedded Money price) {}
