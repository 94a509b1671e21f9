package org.prolotherapy.safety;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.prolotherapy.clinic.PlanFact;

/** A consent form that the patient signed (S4). Consents are never changed. */
@Entity
@Immutable
public class Consent extends PlanFact {

    private Instant signedAt;
    private String explainedBy;
    private boolean risksExplained;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Consent() {}

    /** @param signedAt not later than {@code recordedAt} */
    public Consent(
            UUID id, UUID planId, Instant signedAt, String explainedBy, boolean risksExplained, Instant recordedAt) {
        super(id, planId, recordedAt);
        this.signedAt = signedAt;
        this.explainedBy = explainedBy;
        this.risksExplained = risksExplained;
    }

    public Instant signedAt() {
        return signedAt;
    }

    /** The nurse who went over the form. */
    public String explainedBy() {
        return explainedBy;
    }

    /** Whether risks and benefits were explained; a signature without that is no consent (S4). */
    public boolean risksExplained() {
        return risksExplained;
    }
}
