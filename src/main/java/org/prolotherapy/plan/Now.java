package org.prolotherapy.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.schedule.ClinicCalendar;

/**
 * What an act on a plan needs from outside: one moment of the clinic. Only {@link ChangePlan} makes one, and every act asks
 * for one, so that no plan is changed in another way.
 */
public final class Now {

    /** By how much the clocks of those who report what happened may be ahead of the service's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private final Instant instant;
    private final ClinicCalendar calendar;
    private final Knowledge knowledge;
    private final Supplier<UUID> ids;

    /** @param ids gives the ids of whatever the act makes */
    Now(Instant instant, ClinicCalendar calendar, Knowledge knowledge, Supplier<UUID> ids) {
        this.instant = instant;
        this.calendar = calendar;
        this.knowledge = knowledge;
        this.ids = ids;
    }

    public Instant instant() {
        return instant;
    }

    /**
     * Whether something at that time cannot have happened yet. Clocks differ: up to a minute later than this moment,
     * inclusive, may be the same moment by another clock.
     */
    public boolean isBefore(Instant other) {
        return other.isAfter(instant.plus(CLOCKS_DIFFER));
    }

    /** The date in the clinic's time zone. */
    public LocalDate today() {
        return dateOf(instant);
    }

    /** The date that another instant has in the clinic's time zone. */
    public LocalDate dateOf(Instant other) {
        return other.atZone(calendar.zone()).toLocalDate();
    }

    /** The days on which the clinic works. */
    public ClinicCalendar calendar() {
        return calendar;
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    /** An id that was never given before; later ones are greater. */
    public UUID newId() {
        return ids.get();
    }

    Supplier<UUID> ids() {
        return ids;
    }
}
