package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a plan; told to observers in the transaction that did it. */
public sealed interface PlanEvent {

    /** The plan to which it happened. */
    UUID plan();

    /** The plan was made. */
    record PlanCreated(UUID plan) implements PlanEvent {}

    /** The plan is on hold, for a cause that it was not on hold for before. */
    record PlanHeld(UUID plan, HoldCause cause) implements PlanEvent {}

    /** A session took place. */
    record SessionPerformed(UUID plan, int number, LocalDate on) implements PlanEvent {}

    /**
     * A session's day changed.
     *
     * @param number of the session
     * @param before null if the session is new
     * @param after null if the session was lost
     */
    record SessionMoved(
            UUID plan,
            int number,
            @Nullable LocalDate before,
            @Nullable LocalDate after) implements PlanEvent {}
}
