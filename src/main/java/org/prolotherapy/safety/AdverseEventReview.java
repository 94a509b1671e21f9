package org.prolotherapy.safety;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.prolotherapy.clinic.PlanFact;

/** What a clinician concluded of an adverse event (S1, S3). There is one for each event at most, and it is never changed. */
@Entity
@Immutable
public class AdverseEventReview extends PlanFact {

    private UUID eventId;
    private String reviewedBy;
    private String conclusion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AdverseEventReview() {}

    public AdverseEventReview(UUID id, AdverseEvent event, String reviewedBy, String conclusion, Instant recordedAt) {
        super(id, event.planId(), recordedAt);
        this.eventId = event.id();
        this.reviewedBy = reviewedBy;
        this.conclusion = conclusion;
    }

    public UUID eventId() {
        return eventId;
    }

    /** The clinician. */
    public String reviewedBy() {
        return reviewedBy;
    }

    public String conclusion() {
        return conclusion;
    }
}
