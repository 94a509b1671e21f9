package org.prolotherapy.aftercare;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.PlanFact;

/** Whether the patient exercised on a day. Entries are never changed; the latest of a day holds. */
@Entity
@Immutable
public class ExerciseEntry extends PlanFact {

    private LocalDate date;
    private boolean done;
    private @Nullable Integer minutes;
    private @Nullable String notes;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ExerciseEntry() {}

    /**
     * An entry as it is recorded.
     *
     * @param minutes how long, 1–1440; null if it is not known or nothing was done
     */
    public ExerciseEntry(
            UUID id,
            UUID planId,
            LocalDate date,
            boolean done,
            @Nullable Integer minutes,
            @Nullable String notes,
            Instant recordedAt) {
        super(id, planId, recordedAt);
        this.date = date;
        this.done = done;
        this.minutes = minutes;
        this.notes = notes;
    }

    public LocalDate date() {
        return date;
    }

    /** Whether the exercises of the day were done. */
    public boolean isDone() {
        return done;
    }

    public Optional<Integer> minutes() {
        return Optional.ofNullable(minutes);
    }

    public Optional<String> notes() {
        return Optional.ofNullable(notes);
    }
}
