package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;

/**
 * Whether a requested course can be scheduled.
 *
 * @param asNeeded the sessions agreed on for the phases after the first, in their order
 * @param history what has happened already
 * @param schedule the schedule if it can; null if it cannot
 * @param reasons every rule that stands against it; empty if it can
 */
record Feasibility(
        CourseRequest request,
        List<Integer> asNeeded,
        ClinicCalendar calendar,
        History history,
        @Nullable Schedule schedule,
        List<Finding> reasons) {

    /** How far ahead another start is looked for. */
    private static final int DAYS_TO_LOOK_AHEAD = 366;

    static Feasibility of(CourseRequest request, List<Integer> asNeeded, ClinicCalendar calendar, History history) {
        List<Finding> reasons = new ArrayList<>();
        sessionCountIsInTheProtocolsRange(request).ifPresent(reasons::add);
        sessionCountCoversWhatWasPerformed(request, asNeeded, history).ifPresent(reasons::add);
        spacingIsInTheProtocolsRange(request).ifPresent(reasons::add);
        if (history.session(1).isEmpty()) {
            firstSessionIsSoonAfterTheWantedStart(request, calendar).ifPresent(reasons::add);
        }
        courseIsOverByTheLastDate(request, calendar, history).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return new Feasibility(request, asNeeded, calendar, history, null, reasons);
        }
        Schedule whole = place(request, asNeeded, calendar, history, request.desiredSessionCount(), null);
        Lost lost = whole.lost();
        if (lost == null) {
            return new Feasibility(request, asNeeded, calendar, history, whole, reasons);
        }
        int placed = whole.sessionCount();
        boolean clampable = request.requestedSessionCount() == null
                && asNeeded.stream().allMatch(count -> count == 0)
                && placed >= request.protocol().sessions().min();
        if (clampable) {
            Schedule clamped = place(request, asNeeded, calendar, history, placed, lost.because());
            return new Feasibility(request, asNeeded, calendar, history, clamped, reasons);
        }
        reasons.add(new Finding(
                lost.because(),
                Phrase.SESSIONS_THAT_FIT.of(
                        placed, request.desiredSessionCount(), request.startOn(), request.spacingDays())));
        return new Feasibility(request, asNeeded, calendar, history, null, reasons);
    }

    Schedule scheduleOrRefusal() {
        if (schedule == null) {
            throw new ScheduleNotFeasible(reasons, alternatives());
        }
        return schedule;
    }

    /** The number of sessions lies in the range of the protocol. */
    private static Optional<Finding> sessionCountIsInTheProtocolsRange(CourseRequest request) {
        Range allowed = request.protocol().sessions();
        int count = request.desiredSessionCount();
        return allowed.contains(count)
                ? Optional.empty()
                : Optional.of(new Finding(
                        RuleId.SESSION_COUNT_RANGE,
                        Phrase.COUNT_OUTSIDE_RANGE.of(request.protocol().id(), allowed, count)));
    }

    /** The spacing lies in every gap between the sessions. */
    private static Optional<Finding> spacingIsInTheProtocolsRange(CourseRequest request) {
        Integer days = request.requestedSpacingDays();
        if (days == null) {
            return Optional.empty();
        }
        Range allowed = spacingRange(request);
        if (allowed != null && allowed.contains(days)) {
            return Optional.empty();
        }
        Protocol protocol = request.protocol();
        List<Range> ranges = protocol.scheduled().gapsDays().stream()
                .map(Gap::days)
                .distinct()
                .toList();
        return Optional.of(new Finding(
                RuleId.SPACING_RANGE,
                ranges.isEmpty()
                        ? Phrase.SPACING_OF_ONE_SESSION.of(protocol.id(), days)
                        : Phrase.SPACING_OUTSIDE_RANGE.of(protocol.id(), ranges, days)));
    }

    /** The first session happens within a month of the day on which the course is wanted to start. */
    private static Optional<Finding> firstSessionIsSoonAfterTheWantedStart(
            CourseRequest request, ClinicCalendar calendar) {
        LocalDate last = request.startOn().plusDays(request.protocol().timings().startWithinDays());
        return calendar.firstWorkingDayIn(request.startOn(), last).isPresent()
                ? Optional.empty()
                : Optional.of(new Finding(
                        RuleId.START_WITHIN_A_MONTH, Phrase.CLOSED_WHEN_WANTED.of(request.startOn(), last)));
    }

    /** The course has all its months before the last date that can be asked for. */
    private static Optional<Finding> courseIsOverByTheLastDate(
            CourseRequest request, ClinicCalendar calendar, History history) {
        LocalDate first = history.session(1)
                .map(past -> ScheduledSession.from(past).date())
                .or(() -> history.pinnedDay(1))
                .orElseGet(() -> calendar.firstWorkingDayFrom(request.startOn()));
        LocalDate end = request.protocol().span().endFrom(first);
        return end.isAfter(Schedule.LAST_DATE)
                ? Optional.of(new Finding(RuleId.LAST_DATE, Phrase.COURSE_MAY_TAKE_UNTIL.of(first, end)))
                : Optional.empty();
    }

    /** A course that is planned anew has at least the sessions that were performed. */
    private static Optional<Finding> sessionCountCoversWhatWasPerformed(
            CourseRequest request, List<Integer> asNeeded, History history) {
        int performed = history.countOutside(phasesOf(request, asNeeded), PastSession.Performed.class);
        return request.desiredSessionCount() >= performed
                ? Optional.empty()
                : Optional.of(new Finding(RuleId.SESSION_COUNT_RANGE, Phrase.COUNT_BELOW_PERFORMED.of(performed)));
    }

    /** Places this many live sessions; cancelled ones keep their numbers beside them. */
    private static Schedule place(
            CourseRequest request,
            List<Integer> asNeeded,
            ClinicCalendar calendar,
            History history,
            int sessionCount,
            @Nullable RuleId clampedBy) {
        int cancelled = history.countOutside(phasesOf(request, asNeeded), PastSession.Cancelled.class);
        Requirement requirement = new Requirement(request, sessionCount + cancelled, asNeeded, clampedBy);
        return Schedule.derivedFrom(requirement, calendar, history);
    }

    /** The nearest feasible requests: first the ranges are kept to, then one figure at a time is changed. */
    private List<Alternative> alternatives() {
        CourseRequest inRange = withinTheProtocolsRanges().orElse(null);
        if (inRange == null) {
            return List.of();
        }
        Set<Alternative> found = new LinkedHashSet<>();
        if (isFeasible(inRange)) {
            found.add(Alternative.between(request, inRange));
        } else {
            fewerSessions(inRange).ifPresent(feasible -> found.add(Alternative.between(request, feasible)));
            otherSpacing(inRange).ifPresent(feasible -> found.add(Alternative.between(request, feasible)));
            laterStart(inRange).ifPresent(feasible -> found.add(Alternative.between(request, feasible)));
        }
        return List.copyOf(found);
    }

    /** The request with its figures in range; with fewer sessions, if no spacing lies in every gap between all of them. */
    private Optional<CourseRequest> withinTheProtocolsRanges() {
        CourseRequest inRange = request.requestedSessionCount() == null
                ? request
                : request.withSessionCount(request.protocol().sessions().nearestTo(request.requestedSessionCount()));
        Integer days = request.requestedSpacingDays();
        if (days == null) {
            return Optional.of(inRange);
        }
        Range range = spacingRange(inRange);
        while (range == null
                && inRange.desiredSessionCount() > inRange.protocol().sessions().min()) {
            inRange = inRange.withSessionCount(inRange.desiredSessionCount() - 1);
            range = spacingRange(inRange);
        }
        return range == null ? Optional.empty() : Optional.of(inRange.withSpacingDays(range.nearestTo(days)));
    }

    private Optional<CourseRequest> fewerSessions(CourseRequest from) {
        if (from.requestedSessionCount() == null) {
            return Optional.empty();
        }
        return IntStream.iterate(
                        from.desiredSessionCount() - 1,
                        count -> count >= from.protocol().sessions().min(),
                        count -> count - 1)
                .mapToObj(from::withSessionCount)
                .filter(this::isFeasible)
                .findFirst();
    }

    /** The spacing nearest to the wanted one at which the course fits; if it fits at none, the one that fits most of it. */
    private Optional<CourseRequest> otherSpacing(CourseRequest from) {
        Range range = spacingRange(from);
        Integer wanted = from.spacingDays();
        if (range == null || wanted == null) {
            return Optional.empty();
        }
        List<CourseRequest> byDistance = IntStream.rangeClosed(range.min(), range.max())
                .filter(days -> days != wanted)
                .boxed()
                .sorted(Comparator.comparingInt(days -> Math.abs(days - wanted)))
                .map(from::withSpacingDays)
                .toList();
        return byDistance.stream()
                .filter(this::isFeasible)
                .findFirst()
                .or(() -> byDistance.stream()
                        .flatMap(spaced -> fewerSessions(spaced).stream())
                        .max(Comparator.comparingInt(CourseRequest::desiredSessionCount)));
    }

    private Optional<CourseRequest> laterStart(CourseRequest from) {
        if (history.session(1).isPresent()) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(1, DAYS_TO_LOOK_AHEAD)
                .mapToObj(days -> request.startOn().plusDays(days))
                .filter(calendar.dates()::have)
                .map(from::withStartOn)
                .filter(this::isFeasible)
                .findFirst();
    }

    /** The days that lie in every gap between the sessions of a course; those of the first gap if it has one session. */
    private static @Nullable Range spacingRange(CourseRequest request) {
        int count = request.protocol().sessions().nearestTo(request.desiredSessionCount());
        return request.protocol().spacingDays(Math.max(2, count));
    }

    /** The names of the phases after the first that sessions were agreed on for. */
    private static Set<String> phasesOf(CourseRequest request, List<Integer> asNeeded) {
        if (asNeeded.isEmpty()) {
            return Set.of();
        }
        List<ProtocolPhase> phases = request.protocol().asNeeded();
        return IntStream.range(0, Math.min(phases.size(), asNeeded.size()))
                .filter(i -> asNeeded.get(i) > 0)
                .mapToObj(i -> phases.get(i).name())
                .collect(Collectors.toSet());
    }

    private boolean isFeasible(CourseRequest candidate) {
        return of(candidate, asNeeded, calendar, history).schedule() != null;
    }
}
