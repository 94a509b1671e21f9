package org.prolotherapy.safety;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.OfClinic;

/** The answers that a patient gave at one time. Screenings are never changed; a later one takes the place of an earlier. */
@Entity
@Immutable
public class Screening extends OfClinic {

    @Id
    private UUID id;

    private UUID planId;

    @Embedded
    private @Nullable ScreeningAnswers answers;

    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Screening() {}

    public Screening(UUID id, UUID planId, ScreeningAnswers answers, Instant recordedAt) {
        this.id = id;
        this.planId = planId;
        this.answers = answers;
        this.recordedAt = recordedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID planId() {
        return planId;
    }

    /** Hibernate gives back null for answers that are all null. */
    public ScreeningAnswers answers() {
        return answers == null ? ScreeningAnswers.NONE : answers;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
