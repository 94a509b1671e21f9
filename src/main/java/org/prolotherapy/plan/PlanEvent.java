package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Happening;

/**
 * What became of a plan; told to observers, and to those who follow the feed, in the transaction that did it. Each version that a
 * plan comes to has one event of the whole plan, and one of each session to which something happened.
 */
public sealed interface PlanEvent {

    /** The plan to which it happened. */
    UUID plan();

    /** What the feed calls it. */
    ChangeType type();

    /** As those who follow the feed hear of it. */
    default Happening inVersion(long version) {
        return Happening.toPlan(type(), plan(), version, null, null);
    }

    /** Something that happened to one session. */
    sealed interface OfSession extends PlanEvent {

        /** The session's number. */
        int number();

        @Override
        default Happening inVersion(long version) {
            return Happening.toPlan(type(), plan(), version, number(), null);
        }
    }

    /** Something that was reported or found about an adverse event. */
    sealed interface OfAdverseEvent extends PlanEvent {

        UUID adverseEvent();

        /** The session after which it came; null if none was named. */
        @Nullable
        Integer session();

        @Override
        default Happening inVersion(long version) {
            return Happening.toPlan(type(), plan(), version, session(), adverseEvent());
        }
    }

    /** The plan was made. */
    record PlanCreated(UUID plan) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_CREATED;
        }
    }

    /** The plan, or something under it, was changed in a way that no other event of the whole plan tells. */
    record PlanChanged(UUID plan) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_CHANGED;
        }
    }

    /** The plan is on hold, for a cause that it was not on hold for before. */
    record PlanHeld(UUID plan, HoldCause cause) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_HELD;
        }
    }

    /** The plan goes on after a hold. */
    record PlanResumed(UUID plan) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_RESUMED;
        }
    }

    /** The plan has ended. */
    record PlanCompleted(UUID plan) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_COMPLETED;
        }
    }

    /** The plan was called off. */
    record PlanCancelled(UUID plan) implements PlanEvent {
        @Override
        public ChangeType type() {
            return ChangeType.PLAN_CANCELLED;
        }
    }

    /** A session took place. */
    record SessionPerformed(UUID plan, int number, LocalDate on) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_RECORDED;
        }
    }

    /** What was recorded of a session was added to, corrected or voided. */
    record SessionAmended(UUID plan, int number) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_AMENDED;
        }
    }

    /** A session has a booking that it did not have before. */
    record SessionBooked(UUID plan, int number) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_BOOKED;
        }
    }

    /** A session gave its booking up. */
    record SessionReleased(UUID plan, int number) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_RELEASED;
        }
    }

    /** The patient did not come to a session. */
    record SessionMissed(UUID plan, int number) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_MISSED;
        }
    }

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
            @Nullable LocalDate after) implements OfSession {
        @Override
        public ChangeType type() {
            return ChangeType.SESSION_MOVED;
        }
    }

    /** An adverse event was reported. */
    record AdverseEventReported(
            UUID plan, UUID adverseEvent, @Nullable Integer session) implements OfAdverseEvent {
        @Override
        public ChangeType type() {
            return ChangeType.ADVERSE_EVENT_REPORTED;
        }
    }

    /** An adverse event was reviewed. */
    record AdverseEventReviewed(
            UUID plan, UUID adverseEvent, @Nullable Integer session) implements OfAdverseEvent {
        @Override
        public ChangeType type() {
            return ChangeType.ADVERSE_EVENT_REVIEWED;
        }
    }
}
