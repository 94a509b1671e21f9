package org.prolotherapy.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.prolotherapy.schedule.ClinicCalendar;

/** The clinic whose courses are planned. */
@ApplicationScoped
public class Clinic {

    private final ClinicCalendar calendar;
    private final Clock clock;

    Clinic(ClinicSettings settings, Clock clock) {
        this.calendar = new ClinicCalendar(
                settings.timeZone(), settings.workingDays(), settings.closures().orElse(Set.of()));
        this.clock = clock;
    }

    public ClinicCalendar calendar() {
        return calendar;
    }

    public ZoneId timeZone() {
        return calendar.zone();
    }

    public Instant now() {
        return clock.instant();
    }

    /** The date in the clinic's time zone. */
    public LocalDate today() {
        return dateOf(now());
    }

    /** The date that an instant has in the clinic's time zone. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(timeZone()).toLocalDate();
    }

    /** An instant as the clinic's clocks show it. */
    public OffsetDateTime localTime(Instant instant) {
        return instant.atZone(timeZone()).toOffsetDateTime();
    }
}
