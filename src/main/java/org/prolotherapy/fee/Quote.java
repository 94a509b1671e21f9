package org.prolotherapy.fee;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.prolotherapy.clinic.ClinicEntity;

/** What a plan's course was quoted at. Quotes are never changed; a later one takes the place of an earlier. */
@Entity
@Immutable
@Table(name = "plan_quote")
public class Quote extends ClinicEntity {

    @Id
    private UUID id;

    private UUID planId;
    private Instant quotedAt;

    @Mutability(Immutability.class)
    private List<Integer> missingYears;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<StoredTotal> totals;

    /** A {@link Total} as it is stored: the amount is text, so that it keeps its digits. */
    record StoredTotal(String amount, String currency, int sessionCount) {

        private static StoredTotal of(Total total) {
            return new StoredTotal(
                    total.sum().amount().toPlainString(),
                    total.sum().currency().getCurrencyCode(),
                    total.sessionCount());
        }

        private Total total() {
            return new Total(new Money(new BigDecimal(amount), Currency.getInstance(currency)), sessionCount);
        }
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Quote() {}

    Quote(UUID id, UUID planId, Estimate estimate, Instant quotedAt) {
        this.id = id;
        this.planId = planId;
        this.quotedAt = quotedAt;
        this.missingYears = estimate.missingYears();
        this.totals = estimate.totals().stream().map(StoredTotal::of).toList();
    }

    UUID planId() {
        return planId;
    }

    public Instant quotedAt() {
        return quotedAt;
    }

    /** One for each currency, by its code. */
    public List<Total> totals() {
        return totals.stream().map(StoredTotal::total).toList();
    }

    /** The years that had no price when the quote was made, in order; their sessions are in no total. */
    public List<Integer> missingYears() {
        return List.copyOf(missingYears);
    }
}
