package org.prolotherapy.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which plans can hold what is looked for below them. What is null does not narrow them; whoever looks decides what of a plan
 * is meant.
 *
 * @param ids null for any
 * @param statuses null for any
 * @param changedFrom inclusive
 * @param windowFrom a session's window ends on this day or later
 * @param windowTo the window of the same session begins on this day or earlier
 * @param bookedFrom a session is, or was, booked to begin at this moment or later
 * @param bookedTo the same session to begin at this moment or earlier
 * @param upTo only this plan and those older
 */
public record PlanSelection(
        @Nullable PatientReference patient,
        @Nullable Set<UUID> ids,
        @Nullable Set<PlanStatus> statuses,
        @Nullable Instant changedFrom,
        @Nullable LocalDate windowFrom,
        @Nullable LocalDate windowTo,
        @Nullable Instant bookedFrom,
        @Nullable Instant bookedTo,
        @Nullable UUID upTo) {

    /** Every plan. */
    public static final PlanSelection ALL = new PlanSelection(null, null, null, null, null, null, null, null, null);

    public PlanSelection ofPatient(PatientReference someone) {
        return new PlanSelection(someone, ids, statuses, changedFrom, windowFrom, windowTo, bookedFrom, bookedTo, upTo);
    }

    public PlanSelection within(Set<UUID> some) {
        Set<UUID> both =
                ids == null ? some : some.stream().filter(ids::contains).collect(Collectors.toUnmodifiableSet());
        return new PlanSelection(
                patient, both, statuses, changedFrom, windowFrom, windowTo, bookedFrom, bookedTo, upTo);
    }

    public PlanSelection withStatus(Set<PlanStatus> some) {
        return new PlanSelection(patient, ids, some, changedFrom, windowFrom, windowTo, bookedFrom, bookedTo, upTo);
    }

    public PlanSelection changedFrom(Instant from) {
        return new PlanSelection(patient, ids, statuses, from, windowFrom, windowTo, bookedFrom, bookedTo, upTo);
    }

    public PlanSelection withWindow(LocalDate from, LocalDate to) {
        return new PlanSelection(patient, ids, statuses, changedFrom, from, to, bookedFrom, bookedTo, upTo);
    }

    public PlanSelection booked(Instant from, Instant to) {
        return new PlanSelection(patient, ids, statuses, changedFrom, windowFrom, windowTo, from, to, upTo);
    }

    public PlanSelection upTo(@Nullable UUID plan) {
        return new PlanSelection(patient, ids, statuses, changedFrom, windowFrom, windowTo, bookedFrom, bookedTo, plan);
    }
}
