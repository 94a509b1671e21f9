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
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;

/**
 * A dated course and why it is so.
 *
 * @param timeZone the clinic's zone, in which every date is meant
 * @param deadline the last day on which a session may happen, inclusive: the first session's date and the protocol's
 *     span
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
        return proposedFor(request, List.of(), calendar, History.NONE);
    }

    /**
     * The schedule of a course that is planned anew while it is under way. The count of the request is that of the first
     * phase, what was performed included; what has happened stays.
     *
     * @param asNeeded the sessions agreed on for the phases after the first, in their order
     * @throws ScheduleNotFeasible with every reason and the nearest alternatives
     */
    public static Schedule proposedFor(
            CourseRequest request, List<Integer> asNeeded, ClinicCalendar calendar, History history) {
        return Feasibility.of(request, asNeeded, calendar, history).scheduleOrRefusal();
    }

    /** How many sessions are placed and live. */
    public int sessionCount() {
        return (int) live().count();
    }

    /** The days that were meant to lie between each live session and the next: one less than there are live sessions. */
    public List<Integer> gapsDays() {
        CourseRequest request = requirement.request();
        PhaseWalk walk = PhaseWalk.through(request.protocol());
        List<Integer> gaps = new ArrayList<>();
        boolean first = true;
        for (ScheduledSession session : sessions) {
            walk.pass(session.phase(), session.status() == SessionStatus.MISSED);
            if (session.status().isLive()) {
                if (!first) {
                    gaps.add(request.spacing(walk.gap()));
                }
                first = false;
            }
        }
        return gaps;
    }

    /** The least days that lie between a session and the live one before it. */
    public int leastDaysBefore(int number) {
        Protocol protocol = requirement.request().protocol();
        PhaseWalk walk = PhaseWalk.through(protocol);
        for (ScheduledSession session : sessions) {
            walk.pass(session.phase(), session.status() == SessionStatus.MISSED);
            if (session.number() == number) {
                break;
            }
        }
        return protocol.allowedDays(walk.gap()).min();
    }

    /** The sessions that can still be added as needed; null if the protocol has no such phase. */
    public @Nullable AsNeeded asNeeded() {
        Protocol protocol = requirement.request().protocol();
        List<ProtocolPhase> phases = protocol.phases();
        if (phases.size() == 1) {
            return null;
        }
        int[] live = PhaseWalk.liveByPhase(protocol, sessions);
        int phase = 1;
        while (phase < phases.size() - 1
                && live[phase] >= phases.get(phase).sessions().max()) {
            phase++;
        }
        return new AsNeeded(
                phases.get(phase).name(),
                Math.max(0, phases.get(phase).sessions().max() - live[phase]));
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
        rationale.add(countRationale(request));
        if (protocol.sources().indexOf("S4") == 0) {
            rationale.add(Finding.of(RuleId.SESSIONS_NOT_INJECTIONS));
        }
        rationale.add(new Finding(
                RuleId.REGENERATION_BY_SEVERITY,
                Phrase.REGENERATION.of(severity, protocol.timings().regenerationDays(severity))));
        spacingRationale(request).ifPresent(rationale::add);
        rationale.add(new Finding(protocol.spanRule(), Phrase.DEADLINE.of(deadline)));
        rationale.add(Finding.of(RuleId.WORKING_DAYS));
        rationale.add(
                new Finding(RuleId.INJECTIONS_PER_SESSION, Phrase.USUAL_INJECTIONS.of(protocol.injectionsPerSide())));
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
            CourseRequest request = requirement.request();
            int wanted = request.desiredSessionCount();
            notes.add(new Finding(
                    requirement.clampedBy(),
                    protocol.scheduled().sessions().usual() == null
                            ? Phrase.COUNT_OF_SEVERITY_CLAMPED.of(
                                    request.severity(), wanted, requirement.sessionCount())
                            : Phrase.COUNT_CLAMPED.of(wanted, requirement.sessionCount())));
        }
        if (lost != null) {
            notes.add(new Finding(lost.because(), Phrase.SESSIONS_LOST.of(lost.count(), lost.since())));
        }
        if (protocol.minimumMonths() != null && endsOn().isBefore(startsOn().plusMonths(protocol.minimumMonths()))) {
            notes.add(new Finding(RuleId.SPAN_FLOOR, Phrase.COURSE_RUNS.of(startsOn(), endsOn())));
        }
        notes.addAll(placementNotes);
        return notes;
    }

    private static Finding countRationale(CourseRequest request) {
        Protocol protocol = request.protocol();
        int count = request.desiredSessionCount();
        if (request.requestedSessionCount() != null) {
            return new Finding(RuleId.SESSION_COUNT_REQUESTED, Phrase.COUNT_REQUESTED.of(count, protocol.sessions()));
        }
        if (protocol.scheduled().sessions().usual() != null) {
            return new Finding(RuleId.SESSION_COUNT_PUBLISHED, Phrase.COUNT_PUBLISHED.of(count, protocol.sessions()));
        }
        return new Finding(
                RuleId.SESSION_COUNT_BY_SEVERITY,
                Phrase.COUNT_BY_SEVERITY.of(request.severity(), count, protocol.sessions()));
    }

    /** A course of a single session has no spacing. */
    private static Optional<Finding> spacingRationale(CourseRequest request) {
        List<Gap> gaps = request.protocol().scheduled().gapsDays();
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        boolean oneLength = gaps.stream().allMatch(Gap::hasOneLength);
        if (request.requestedSpacingDays() != null && !oneLength) {
            return Optional.of(new Finding(
                    RuleId.SPACING_REQUESTED,
                    Phrase.SPACING_REQUESTED.of(
                            request.requestedSpacingDays(),
                            gaps.stream().map(Gap::days).toList())));
        }
        return Optional.of(new Finding(
                ruleOf(request.protocol(), oneLength),
                Phrase.SPACING.of(gaps.stream().map(request::spacing).toList())));
    }

    private static RuleId ruleOf(Protocol protocol, boolean oneLength) {
        if (protocol.scheduled().gapsDays().stream().anyMatch(gap -> gap.target() != null)) {
            return RuleId.SPACING_PUBLISHED;
        }
        if (!oneLength) {
            return RuleId.SPACING_FOLLOWS_REGENERATION;
        }
        return protocol.origin() == ProtocolOrigin.BUILT_IN ? RuleId.SPACING_FIXED : RuleId.SPACING_PUBLISHED;
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
