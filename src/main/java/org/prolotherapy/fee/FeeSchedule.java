package org.prolotherapy.fee;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;

/** The fees of one year (S3: prices differ every year). A protocol, and each solution of it, has at most one in each currency. */
@Entity
public class FeeSchedule extends ClinicEntity {

    /** The first year that can have a schedule. */
    public static final int FIRST_YEAR = 1900;

    /** The last year that can have a schedule. */
    public static final int LAST_YEAR = 2999;

    @Id
    private int year;

    @Version
    private long version = 1;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private StoredFees fees;

    /**
     * Fees by protocol and, of one protocol, by currency. A record of its own, because of a list Hibernate notices only that it has got
     * longer or shorter.
     */
    record StoredFees(List<StoredFee> fees) {

        private static StoredFees of(Collection<Fee> fees) {
            return new StoredFees(fees.stream()
                    .map(StoredFee::of)
                    .sorted(Comparator.comparing(StoredFee::protocol)
                            .thenComparing(StoredFee::currency)
                            .thenComparing(fee -> fee.solution() == null ? "" : fee.solution()))
                    .toList());
        }
    }

    /**
     * A {@link Fee} as it is stored: the amount is text, so that it keeps its digits.
     *
     * @param per null for one of a session
     */
    record StoredFee(
            String protocol,
            String amount,
            String currency,
            @Nullable String solution,
            Fee.@Nullable Per per) {

        private static StoredFee of(Fee fee) {
            return new StoredFee(
                    fee.protocol(),
                    fee.price().amount().toPlainString(),
                    fee.price().currency().getCurrencyCode(),
                    fee.solution(),
                    fee.per() == Fee.Per.SESSION ? null : fee.per());
        }

        private Fee fee() {
            return new Fee(
                    protocol,
                    solution,
                    per == null ? Fee.Per.SESSION : per,
                    new Money(new BigDecimal(amount), Currency.getInstance(currency)));
        }
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected FeeSchedule() {}

    public FeeSchedule(int year, Collection<Fee> fees) {
        this.year = year;
        this.fees = StoredFees.of(fees);
    }

    /** Takes these fees for those it had. The same fees again change nothing, the version included. */
    public void replace(Collection<Fee> wanted) {
        fees = StoredFees.of(wanted);
    }

    public int year() {
        return year;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** By protocol and, of one protocol, by currency. */
    public List<Fee> fees() {
        return fees.fees().stream().map(StoredFee::fee).toList();
    }
}
