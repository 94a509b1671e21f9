package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dates that a time zone has. Where the date line was moved, a day was left out: Samoa had no 2011-12-30.
 *
 * @param missing the dates that it never had; most zones had every one
 */
record ZoneDates(Set<LocalDate> missing) {

    /** To go through a zone's history with each date costs more than to place the whole course. */
    private static final Map<ZoneId, ZoneDates> OF_ZONES = new ConcurrentHashMap<>();

    static ZoneDates of(ZoneId zone) {
        return OF_ZONES.computeIfAbsent(
                zone,
                each -> new ZoneDates(each.getRules().getTransitions().stream()
                        .filter(ZoneOffsetTransition::isGap)
                        .flatMap(ZoneDates::leftOutBy)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** The dates that lie in a gap from their first moment to their last. */
    private static Stream<LocalDate> leftOutBy(ZoneOffsetTransition gap) {
        LocalDate first = gap.getDateTimeBefore().toLocalDate();
        if (!gap.getDateTimeBefore().toLocalTime().equals(LocalTime.MIDNIGHT)) {
            first = first.plusDays(1);
        }
        LocalDate end = gap.getDateTimeAfter().toLocalDate();
        return first.isBefore(end) ? first.datesUntil(end) : Stream.empty();
    }

    boolean have(LocalDate date) {
        return !missing.contains(date);
    }

    /** This date or, if the zone never had it, the next one. */
    LocalDate orNext(LocalDate date) {
        LocalDate day = date;
        while (missing.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** This date or, if the zone never had it, the one before. */
    LocalDate orPrevious(LocalDate date) {
        LocalDate day = date;
        while (missing.contains(day)) {
            day = day.minusDays(1);
        }
        return day;
    }
}
