package org.prolotherapy.safety;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.prolotherapy.clinic.PlanFact;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.KeptFinding;

/** Something that went wrong after treatment, as it was reported, and what was answered. It is never changed. */
@Entity
@Immutable
public class AdverseEvent extends PlanFact {

    @Embedded
    private AdverseEventReport report;

    /** Kept, because the thresholds behind them are settings and may change. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<KeptFinding> actions;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AdverseEvent() {}

    public AdverseEvent(
            UUID id, UUID planId, AdverseEventReport report, AdverseEventTriage triage, Instant recordedAt) {
        super(id, planId, recordedAt);
        this.report = report;
        this.actions = KeptFinding.of(triage.actions());
    }

    public AdverseEventReport report() {
        return report;
    }

    /** What was to be done, by the thresholds of that time. */
    public List<Finding> actions() {
        return actions.stream().map(KeptFinding::finding).toList();
    }

    /** Whether it stops the course until a clinician has reviewed it. */
    public boolean stopsCourse() {
        return AdverseEventTriage.stopsCourse(actions());
    }
}
