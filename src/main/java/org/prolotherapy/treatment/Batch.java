package org.prolotherapy.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was mixed at once and injected in a session.
 *
 * @param solution code of the solution; its injections that name no lot are of this one
 * @param expiresOn the last day on which it may be used, inclusive; null if nobody said
 * @param preparedBy who mixed it; null if nobody said
 * @param preparedAt null if nobody said
 */
@Embeddable
public record Batch(
        @Column(name = "batch_solution") String solution,
        @Column(name = "batch_lot_number") String lotNumber,
        @Column(name = "batch_expires_on") @Nullable LocalDate expiresOn,
        @Column(name = "batch_prepared_by") @Nullable String preparedBy,
        @Column(name = "batch_prepared_at") @Nullable Instant preparedAt) {}
