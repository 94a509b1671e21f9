package org.prolotherapy.outcome;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.PlanFact;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.plan.Pain;
import org.prolotherapy.safety.SafetySettings;

/** The patient's pain, function and scores at one time. Assessments are never changed. */
@Entity
@Immutable
public class Assessment extends PlanFact {

    private @Nullable Integer sessionNumber;
    private Instant assessedAt;

    @Embedded
    @AttributeOverride(name = "points", column = @Column(name = "pain"))
    @AttributeOverride(name = "tenths", column = @Column(name = "pain_tenths"))
    private Pain pain;

    private @Nullable Integer function;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Measurement> measures;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Assessment() {}

    /**
     * An assessment as it is recorded.
     *
     * @param sessionNumber the session that it belongs to; null if it belongs to none
     * @param function 0–100, more is better; null if it was not assessed
     * @param measures each measure once for a side; may be empty
     */
    public Assessment(
            UUID id,
            UUID planId,
            @Nullable Integer sessionNumber,
            Instant assessedAt,
            Pain pain,
            @Nullable Integer function,
            List<Measurement> measures,
            Instant recordedAt) {
        super(id, planId, recordedAt);
        this.sessionNumber = sessionNumber;
        this.assessedAt = assessedAt;
        this.pain = pain;
        this.function = function;
        this.measures = List.copyOf(measures);
    }

    /** The session that it belongs to. */
    public Optional<Integer> sessionNumber() {
        return Optional.ofNullable(sessionNumber);
    }

    public boolean belongsTo(int session) {
        return sessionNumber != null && sessionNumber == session;
    }

    public Instant assessedAt() {
        return assessedAt;
    }

    /** Less is better. */
    public Pain pain() {
        return pain;
    }

    /** 0–100, more is better. */
    public Optional<Integer> function() {
        return Optional.ofNullable(function);
    }

    /** Scores on outcome measures, each measure once for a side. */
    public List<Measurement> measures() {
        return measures;
    }

    /** What has to be done because of it; the plan itself is left as it is. */
    public List<Finding> actions(SafetySettings settings) {
        return severePainIsFiled(settings).stream().toList();
    }

    /** Severe pain is filed as an adverse event. */
    private Optional<Finding> severePainIsFiled(SafetySettings settings) {
        return pain.isAtLeast(settings.severePain())
                ? Optional.of(new Finding(
                        RuleId.FILE_ADVERSE_EVENT, Phrase.SEVERE_PAIN_ASSESSED.of(pain.score(), settings.severePain())))
                : Optional.empty();
    }
}
