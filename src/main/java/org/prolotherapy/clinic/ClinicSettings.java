package org.prolotherapy.clinic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The clinic as it is configured. */
@ConfigMapping(prefix = "prolotherapy.clinic")
interface ClinicSettings {

    /** The IANA time zone in which every date is meant. */
    @WithDefault("Europe/Istanbul")
    ZoneId timeZone();

    /** The weekdays on which the clinic opens (S0). */
    @WithDefault("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")
    Set<DayOfWeek> workingDays();

    /** Dates on which it is closed all the same. */
    Optional<Set<LocalDate>> closures();
}
