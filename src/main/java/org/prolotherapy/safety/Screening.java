package org.prolotherapy.safety;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.PlanFact;

/** The answers that a patient gave at one time. Screenings are never changed; a later one takes the place of an earlier. */
@Entity
@Immutable
public class Screening extends PlanFact {

    @Embedded
    private @Nullable ScreeningAnswers answers;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Screening() {}

    public Screening(UUID id, UUID planId, ScreeningAnswers answers, Instant recordedAt) {
        super(id, planId, recordedAt);
        this.answers = answers;
    }

    /** Hibernate gives back null for answers that are all null. */
    public ScreeningAnswers answers() {
        return answers == null ? ScreeningAnswers.NONE : answers;
    }
}
