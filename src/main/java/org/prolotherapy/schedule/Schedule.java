package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;

/**
 * A dated course and why it is so.
 *
 * @param timeZone the clinic's zone, in which every date is meant
 * @param deadline the last day on which a session may happen, inclusive: the first session's date and the protocol's
 *     maximum of months (S3)
 * @param sessions in the order of their numbers; at least one
 * @param lost what no longer fits; null if everything does
 * @param released the numbers of the sessions whose booking could not stay
 * @param placementNotes what placing the sessions found
 */
public record Schedule(
        Requirement requirement,
        ZoneId timeZone,
        LocalDate deadline,
        List<ScheduledSession> sessions,
        @Nullable Lost lost,
        List<Integer> released,
        List<Finding> placementNotes) {

    /** No course goes on after this date: later ones are not written, and no list can be asked for them. */
    public static final LocalDate LAST_DATE = LocalDate.of(2999, 12, 31);

    public Schedule {
        sessions = List.copyOf(sessions);
        released = List.copyOf(released);
        placementNotes = List.copyOf(placementNotes);
    }

    /**
     * The schedule that follows from a requirement, the clinic's calendar and what has happened so far. It never
     * refuses: what does not fit is {@link #lost()}. Nothing but the arguments has a say in it.
     */
    public static Schedule derivedFrom(Requirement requirement, ClinicCalendar calendar, History history) {
        return Placement.of(requirement, calendar, history);
    }

    /**
     * The schedule of a new course. A number of sessions that came from the severity is clamped to what can be placed;
     * one that the caller asked for is kept or refused.
     *
     * @throws ScheduleNotFeasible with every reason and the nearest alternatives
     */
    public static Schedule proposedFor(CourseRequest request, ClinicCalendar calendar) {
        return proposedFor(request, calendar, History.NONE);
    }

    /**
     * The schedule of a course that is planned anew while it is under way. The count of the request is that of the whole
     * course, what was performed included; what has happened stays.
     *
     * @throws ScheduleNotFeasible with every reason and the nearest alternatives
     */
    public static Schedule proposedFor(CourseRequest request, ClinicCalendar calendar, History history) {
        return Feasibility.of(request, calendar, history).scheduleOrRefusal();
    }

    /** How many sessions are placed and live. */
    public int sessionCount() {
        return (int) live().count();
    }

    /** The first target. */
    public LocalDate startsOn() {
        return boundary(Stream::findFirst);
    }

    /** The last target. */
    public LocalDate endsOn() {
        return boundary(targets -> targets.reduce((first, second) -> second));
    }

    /** Each figure's rule and how it came to be. */
    public List<Finding> rationale() {
        CourseRequest request = requirement.request();
        Protocol protocol = request.protocol();
        Severity severity = request.severity();
        List<Finding> rationale = new ArrayList<>();
        rationale.add(
                request.requestedSessionCount() == null
                        ? new Finding(
                                RuleId.SESSION_COUNT_BY_SEVERITY,
                                severity + " calls for " + request.desiredSessionCount() + " of " + protocol.sessions()
                                        + " sessions.")
                        : new Finding(
                                RuleId.SESSION_COUNT_REQUESTED,
                                request.desiredSessionCount() + " were asked for, of " + protocol.sessions() + "."));
        if (protocol.sources().get(0).equals("S4")) {
            rationale.add(Finding.of(RuleId.SESSIONS_NOT_INJECTIONS));
        }
        rationale.add(new Finding(
                RuleId.REGENERATION_BY_SEVERITY,
                severity + " takes " + protocol.timings().regenerationDays(severity) + " days."));
        rationale.add(spacingRationale(request));
        rationale.add(new Finding(RuleId.SIX_MONTH_CAP, "The deadline is " + deadline + "."));
        rationale.add(Finding.of(RuleId.WORKING_DAYS));
        rationale.add(new Finding(
                RuleId.INJECTIONS_PER_SESSION, "The usual number is " + protocol.injectionsPerSide() + "."));
        Stream.of(
                        RuleId.MEDICATION_HOLD,
                        RuleId.REST_AFTER_SESSION,
                        RuleId.EXPECTED_REACTION,
                        RuleId.PROLONGED_REACTION,
                        RuleId.IMPROVEMENT_EXPECTED,
                        RuleId.REVIEW_AFTER_A_WEEK)
                .map(Finding::of)
                .forEach(rationale::add);
        return rationale;
    }

    /** What a reader should know beyond the figures. */
    public List<Finding> notes() {
        Protocol protocol = requirement.request().protocol();
        List<Finding> notes = new ArrayList<>();
        if (protocol.label() != null) {
            notes.add(Finding.of(protocol.label()));
        }
        if (requirement.clampedBy() != null) {
            notes.add(new Finding(
                    requirement.clampedBy(),
                    requirement.request().severity() + " calls for "
                            + requirement.request().desiredSessionCount() + " sessions; "
                            + requirement.sessionCount() + " can be placed."));
        }
        if (lost != null) {
            notes.add(new Finding(
                    lost.because(),
                    lost.count() + (lost.count() == 1 ? " session no longer fits" : " sessions no longer fit")
                            + "; the first was wanted on " + lost.since() + "."));
        }
        if (protocol.minimumMonths() != null && endsOn().isBefore(startsOn().plusMonths(protocol.minimumMonths()))) {
            notes.add(new Finding(RuleId.SPAN_FLOOR, "This course runs from " + startsOn() + " to " + endsOn() + "."));
        }
        notes.addAll(placementNotes);
        return notes;
    }

    private static Finding spacingRationale(CourseRequest request) {
        Integer days = request.spacingDays();
        Gap gap = request.protocol().scheduled().gapsDays().get(0);
        if (request.requestedSpacingDays() != null && !gap.hasOneLength()) {
            return new Finding(RuleId.SPACING_REQUESTED, days + " days were asked for, of " + gap.days() + ".");
        }
        return new Finding(
                gap.hasOneLength() ? RuleId.SPACING_FIXED : RuleId.SPACING_FOLLOWS_REGENERATION,
                "That is " + days + " days.");
    }

    private Stream<ScheduledSession> live() {
        return sessions.stream().filter(session -> session.status().isLive());
    }

    /** A course without a live session still has the dates that it had. */
    private LocalDate boundary(Function<Stream<LocalDate>, Optional<LocalDate>> pick) {
        return pick.apply(live().map(ScheduledSession::target))
                .or(() -> pick.apply(sessions.stream().map(ScheduledSession::target)))
                .orElseThrow();
    }
}
