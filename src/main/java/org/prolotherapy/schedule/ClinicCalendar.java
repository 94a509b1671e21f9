package org.prolotherapy.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which a clinic works. A date that its time zone never had is none of them.
 *
 * @param zone the clinic's time zone, in which every date of a course is meant
 * @param workingDays the weekdays on which it opens; at least one
 * @param closures the dates on which it is closed all the same
 */
public record ClinicCalendar(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> closures) {

    public ClinicCalendar {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("a clinic works on at least one day of the week");
        }
        workingDays = Set.copyOf(EnumSet.copyOf(workingDays));
        closures = Set.copyOf(closures);
    }

    /** This calendar with more days closed. */
    public ClinicCalendar closedOn(Collection<LocalDate> dates) {
        if (dates.isEmpty()) {
            return this;
        }
        Set<LocalDate> all = new HashSet<>(closures);
        all.addAll(dates);
        return new ClinicCalendar(zone, workingDays, all);
    }

    public boolean isWorkingDay(LocalDate date) {
        return workingDays.contains(date.getDayOfWeek()) && !closures.contains(date) && dates().have(date);
    }

    /** The dates that there are in the clinic's time zone. */
    ZoneDates dates() {
        return ZoneDates.of(zone);
    }

    /** The first working day from {@code date} on, itself included. There always is one: closures are finite. */
    public LocalDate firstWorkingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The first working day between two dates, both inclusive. */
    public Optional<LocalDate> firstWorkingDayIn(LocalDate from, LocalDate to) {
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The last working day between two dates, both inclusive. */
    public Optional<LocalDate> lastWorkingDayIn(LocalDate from, LocalDate to) {
        for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(1)) {
            if (isWorkingDay(day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
