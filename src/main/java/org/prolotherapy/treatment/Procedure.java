package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a session as a whole.
 *
 * @param performedAt not later than the moment of recording
 * @param performer who performed it
 * @param consentId the caller's reference to the signed consent; null if none was named
 */
@Embeddable
public record Procedure(
        Instant performedAt,
        String performer,
        @Nullable String consentId,
        @Embedded @Nullable Anaesthetic anaesthetic,
        @Nullable String notes,
        @Embedded @Nullable Batch batch,
        @Embedded @Nullable Preparation preparation) {}
