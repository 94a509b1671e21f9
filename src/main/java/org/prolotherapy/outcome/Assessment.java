package org.prolotherapy.outcome;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.PlanFact;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.safety.SafetySettings;

/** The patient's pain and function at one time. Assessments are never changed. */
@Entity
@Immutable
public class Assessment extends PlanFact {

    private @Nullable Integer sessionNumber;
    private Instant assessedAt;
    private int pain;
    private @Nullable Integer function;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Assessment() {}

    /**
     * An assessment as it is recorded.
     *
     * @param sessionNumber the session that it belongs to; null if it belongs to none
     * @param pain numeric rating scale, 0–10 (LOINC 72514-3)
     * @param function 0–100, more is better; null if it was not assessed
     */
    public Assessment(
            UUID id,
            UUID planId,
            @Nullable Integer sessionNumber,
            Instant assessedAt,
            int pain,
            @Nullable Integer function,
            Instant recordedAt) {
        super(id, planId, recordedAt);
        this.sessionNumber = sessionNumber;
        this.assessedAt = assessedAt;
        this.pain = pain;
        this.function = function;
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

    /** 0–10, less is better. */
    public int pain() {
        return pain;
    }

    /** 0–100, more is better. */
    public Optional<Integer> function() {
        return Optional.ofNullable(function);
    }

    /** What has to be done because of it; the plan itself is left as it is. */
    public List<Finding> actions(SafetySettings settings) {
        return severePainIsFiled(settings).stream().toList();
    }

    /** Severe pain is filed as an adverse event. */
    private Optional<Finding> severePainIsFiled(SafetySettings settings) {
        return pain >= settings.severePain()
                ? Optional.of(new Finding(
                        RuleId.FILE_ADVERSE_EVENT,
                        "Pain is " + pain + " of 10, and severe from " + settings.severePain() + " on."))
                : Optional.empty();
    }
}
