package org.prolotherapy.fhir.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * The time that a date means: a day is as long as a day, and a second as a second.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record Span(Instant from, Instant to) {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2999;

    /**
     * Reads a date, as precise as it is written.
     *
     * @param zone of what has no offset
     * @return empty if it is none, or not from the years 1900 to 2999
     */
    public static Optional<Span> parse(String text, ZoneId zone) {
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 -> {
                            LocalDate first = Year.parse(text).atDay(1);
                            yield days(first, first.plusYears(1), zone);
                        }
                        case 7 -> {
                            LocalDate first = YearMonth.parse(text).atDay(1);
                            yield days(first, first.plusMonths(1), zone);
                        }
                        case 10 -> {
                            LocalDate day = LocalDate.parse(text);
                            yield days(day, day.plusDays(1), zone);
                        }
                        default -> moment(text, zone);
                    });
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** What an element says; nothing if it is missing, as a choice of types can be, or has no value. */
    public static Optional<Span> of(@Nullable BaseDateTimeType element, ZoneId zone) {
        return element != null && element.hasValue() ? parse(element.getValueAsString(), zone) : Optional.empty();
    }

    /** From the beginning of the one to the end of the other; what is open lasts for ever. */
    public static Optional<Span> of(Period period, ZoneId zone) {
        Optional<Span> start = of(period.getStartElement(), zone);
        Optional<Span> end = of(period.getEndElement(), zone);
        return start.isEmpty() && end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                        start.map(Span::from).orElse(Instant.MIN),
                        end.map(Span::to).orElse(Instant.MAX)));
    }

    private static Span days(LocalDate first, LocalDate after, ZoneId zone) {
        if (first.getYear() < EARLIEST_YEAR || first.getYear() > LATEST_YEAR) {
            throw new DateTimeException("outside the years " + EARLIEST_YEAR + " to " + LATEST_YEAR);
        }
        return new Span(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }

    private static Span moment(String text, ZoneId zone) {
        boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('-') > 7 || text.indexOf('+') > 0;
        ZonedDateTime moment = hasOffset
                ? OffsetDateTime.parse(text).toZonedDateTime()
                : LocalDateTime.parse(text).atZone(zone);
        int year = moment.getYear();
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new DateTimeException("outside the years " + EARLIEST_YEAR + " to " + LATEST_YEAR);
        }
        boolean toTheMinute =
                text.indexOf(':') == text.replaceFirst("(?:Z|[+-][0-9:]+)$", "").lastIndexOf(':');
        ChronoUnit precision =
                toTheMinute ? ChronoUnit.MINUTES : text.contains(".") ? ChronoUnit.MICROS : ChronoUnit.SECONDS;
        Instant from = moment.toInstant();
        return new Span(from, from.plus(1, precision));
    }
}
