package org.prolotherapy.fhir.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A date that is searched for, with the prefix that says how it is meant (FHIR R4, 3.1.1.4.6).
 *
 * @param span the time that the date means
 */
public record DateCriterion(Prefix prefix, Span span) {

    /** How a date is meant. */
    public enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB
    }

    /** What a date that is searched for must look like, in words that follow the parameter's name. */
    public static final String EXPECTED =
            "must be a date like 2027-01-04, or with a time and an offset, of the years 1900 to 2999, and may begin with eq,"
                    + " ne, gt, lt, ge, le, sa or eb; write the + of an offset as %2B";

    /** Reads {@code ge2027-01-04}; nothing if it is not written like that. */
    public static Optional<DateCriterion> parse(String text, ZoneId zone) {
        for (Prefix prefix : Prefix.values()) {
            if (text.startsWith(prefix.name().toLowerCase(Locale.ROOT))) {
                return Span.parse(text.substring(2), zone).map(span -> new DateCriterion(prefix, span));
            }
        }
        return Span.parse(text, zone).map(span -> new DateCriterion(Prefix.EQ, span));
    }

    /** Whether a time in a resource is as it is searched for. */
    boolean isMetBy(Span found) {
        return switch (prefix) {
            case EQ -> contains(found);
            case NE -> !contains(found);
            case GT -> found.to().isAfter(span.to());
            case LT -> found.from().isBefore(span.from());
            case GE -> found.to().isAfter(span.from());
            case LE -> found.from().isBefore(span.to());
            case SA -> !found.from().isBefore(span.to());
            case EB -> !found.to().isAfter(span.from());
        };
    }

    /** Nothing that ends before this can meet it; empty if anything can. */
    public Optional<Instant> notBefore() {
        return switch (prefix) {
            case EQ, GE -> Optional.of(span.from());
            case GT, SA -> Optional.of(span.to());
            case NE, LT, LE, EB -> Optional.empty();
        };
    }

    /** Nothing that begins after this can meet it; empty if anything can. */
    public Optional<Instant> notAfter() {
        return switch (prefix) {
            case EQ, LE -> Optional.of(span.to());
            case LT, EB -> Optional.of(span.from());
            case NE, GT, GE, SA -> Optional.empty();
        };
    }

    private boolean contains(Span found) {
        return !found.from().isBefore(span.from()) && !found.to().isAfter(span.to());
    }
}
