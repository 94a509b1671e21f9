package org.prolotherapy.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * What was measured before the first session.
 *
 * @param function 0–100, more is better
 * @param measures each measure once for a side; null if none was measured
 */
@Embeddable
public record Baseline(
        @Embedded
        @AttributeOverride(name = "points", column = @Column(name = "baseline_pain"))
        @AttributeOverride(name = "tenths", column = @Column(name = "baseline_pain_tenths"))
        @Nullable
        Pain pain,

        @Column(name = "baseline_function") @Nullable Integer function,

        @Column(name = "baseline_measures") @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Nullable
        List<Measurement> measures) {

    public Baseline {
        measures = measures == null || measures.isEmpty() ? null : List.copyOf(measures);
    }

    /** Each measure once for a side; none if none was measured. */
    public List<Measurement> measured() {
        return measures == null ? List.of() : measures;
    }
}
