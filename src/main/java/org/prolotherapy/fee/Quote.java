package org.prolotherapy.fee;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.prolotherapy.clinic.OfClinic;

/** What a plan's course was quoted at. Quotes are never changed; a later one takes the place of an earlier. */
@Entity
@Immutable
@Table(name = "plan_quote")
public class Quote extends OfClinic {

    @Id
    private UUID id;

    private UUID planId;
    private Instant quotedAt;
    private List<Integer> missingYears;

    @ElementCollection
    @CollectionTable(name = "plan_quote_total", joinColumns = @JoinColumn(name = "quote_id"))
    private Set<Total> totals = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Quote() {}

    Quote(UUID id, UUID planId, Estimate estimate, Instant quotedAt) {
        this.id = id;
        this.planId = planId;
        this.quotedAt = quotedAt;
        this.missingYears = estimate.missingYears();
        this.totals.addAll(estimate.totals());
    }

    UUID planId() {
        return planId;
    }

    public Instant quotedAt() {
        return quotedAt;
    }

    /** One for each currency, by its code. */
    public List<Total> totals() {
        return totals.stream()
                .sorted(Comparator.comparing(total -> total.sum().currency().getCurrencyCode()))
                .toList();
    }

    /** The years that had no price when the quote was made, in order; their sessions are in no total. */
    public List<Integer> missingYears() {
        return List.copyOf(missingYears);
    }
}
