package org.prolotherapy.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Pain and function before the first session.
 *
 * @param pain numeric rating scale, 0–10 (LOINC 72514-3)
 * @param function 0–100, more is better
 */
@Embeddable
public record Baseline(
        @Column(name = "baseline_pain") @Nullable Integer pain,
        @Column(name = "baseline_function") @Nullable Integer function) {}
