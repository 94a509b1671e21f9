package org.prolotherapy.fee;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.prolotherapy.clinic.ClinicEntity;

/** The fees of one year (S3: prices differ every year). A protocol has at most one in each currency. */
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

    @ElementCollection
    @CollectionTable(name = "fee", joinColumns = @JoinColumn(name = "year"))
    private Set<Fee> fees = new HashSet<>();

    protected FeeSchedule() {}

    public FeeSchedule(int year, Collection<Fee> fees) {
        this.year = year;
        this.fees.addAll(fees);
    }

    /** Takes these fees for those it had. The same fees again change nothing, the version included. */
    public void replace(Collection<Fee> wanted) {
        fees.retainAll(Set.copyOf(wanted));
        fees.addAll(wanted);
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
        return fees.stream()
                .sorted(Comparator.comparing(Fee::protocol)
                        .thenComparing(fee -> fee.price().currency().getCurrencyCode()))
                .toList();
    }

    /** What a session of a protocol costs this year, once in each currency that it has a price in. */
    List<Money> pricesOf(String protocol) {
        return fees().stream()
                .filter(fee -> fee.protocol().equals(protocol))
                .map(Fee::price)
                .toList();
    }
}
