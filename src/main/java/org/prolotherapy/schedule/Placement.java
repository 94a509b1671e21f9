package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.protocol.Finding;
import org.prolotherapy.protocol.IntRange;
import org.prolotherapy.protocol.Protocol;
import org.prolotherapy.protocol.RuleId;

/** Places the sessions of a course, each from the date of the one before it: one walk through one course. */
final class Placement {

    private final CourseRequest request;
    private final Protocol protocol;
    private final ClinicCalendar calendar;

    private final List<ScheduledSession> sessions = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private @Nullable LocalDate deadline;
    private @Nullable Lost lost;

    /** The date of the last live session so far. */
    private @Nullable LocalDate previous;
    /** The day before which an interrupted course does not go on. */
    private LocalDate notBefore;

    private Placement(CourseRequest request, ClinicCalendar calendar, @Nullable LocalDate resumedOn) {
        this.request = request;
        this.protocol = request.protocol();
        this.calendar = calendar;
        this.notBefore = resumedOn == null ? LocalDate.MIN : resumedOn;
    }

    static Schedule of(Requirement requirement, ClinicCalendar calendar, History history) {
        Placement placement = new Placement(requirement.request(), calendar, history.resumedOn());
        int lastNumber = requirement.sessionCount() + history.missedCount();
        for (int number = 1; number <= lastNumber; number++) {
            Optional<PastSession> past = history.session(number);
            if (past.isPresent()) {
                placement.keep(past.get());
            } else if (number == 1) {
                placement.placeFirst();
            } else {
                placement.placeNext(number);
            }
        }
        return new Schedule(
                requirement,
                calendar.zone(),
                Objects.requireNonNull(placement.deadline),
                placement.sessions,
                placement.lost,
                placement.notes);
    }

    private void keep(PastSession past) {
        add(ScheduledSession.from(past));
        if (past instanceof PastSession.Missed missed && missed.makeUpFrom().isAfter(notBefore)) {
            notBefore = missed.makeUpFrom();
        }
    }

    /** Session 1 happens on the first working day on or after the day the course is wanted to start. */
    private void placeFirst() {
        LocalDate wanted = request.startOn();
        if (notBefore.isAfter(wanted)) {
            LocalDate target = calendar.firstWorkingDayFrom(notBefore);
            add(ScheduledSession.planned(1, target, new Window(notBefore, later(target, makeUpUntil()))));
            notes.add(intervalExceeded(1, wanted));
        } else {
            LocalDate target = calendar.firstWorkingDayFrom(wanted);
            add(ScheduledSession.planned(1, target, new Window(wanted, target)));
        }
    }

    /** A later session happens a spacing after the one before it, as near to that as closed days and the deadline let it. */
    private void placeNext(int number) {
        if (lost != null) {
            lost = new Lost(lost.count() + 1, lost.since(), lost.because());
            return;
        }
        LocalDate end = Objects.requireNonNull(deadline);
        LocalDate wanted;
        LocalDate earliest;
        LocalDate uncapped;
        if (previous == null) {
            wanted = request.startOn();
            earliest = wanted;
            uncapped = calendar.firstWorkingDayFrom(wanted);
        } else {
            IntRange allowed = allowedSpacing();
            wanted = previous.plusDays(request.spacingDays());
            earliest = previous.plusDays(allowed.min());
            uncapped = previous.plusDays(allowed.max());
        }
        boolean exceeded = notBefore.isAfter(wanted);
        LocalDate regular = wanted;
        if (exceeded) {
            wanted = notBefore;
            earliest = notBefore;
            uncapped = makeUpUntil();
        }
        if (wanted.isAfter(end)) {
            lost = new Lost(1, wanted, RuleId.SIX_MONTH_CAP);
            return;
        }
        LocalDate latest = uncapped.isAfter(end) ? end : uncapped;
        Optional<LocalDate> target = calendar.firstWorkingDayIn(wanted, latest);
        if (target.isEmpty()) {
            target = calendar.lastWorkingDayIn(earliest, latest.isBefore(wanted) ? latest : wanted.minusDays(1));
        }
        if (target.isEmpty()) {
            boolean onlyTheCapForbids =
                    calendar.firstWorkingDayIn(latest.plusDays(1), uncapped).isPresent();
            lost = new Lost(1, wanted, onlyTheCapForbids ? RuleId.SIX_MONTH_CAP : RuleId.NO_WORKING_DAY_IN_WINDOW);
            return;
        }
        add(ScheduledSession.planned(number, target.get(), new Window(earliest, latest)));
        if (exceeded) {
            notes.add(intervalExceeded(number, regular));
        }
    }

    private void add(ScheduledSession session) {
        sessions.add(session);
        if (session.number() == 1) {
            deadline = session.date().plusMonths(protocol.maximumMonths());
        }
        if (session.status().isLive()) {
            previous = session.date();
        }
    }

    /** A protocol of one fixed spacing may step over closed days; the others keep to their range. */
    private IntRange allowedSpacing() {
        IntRange spacing = protocol.spacingDays();
        int step = protocol.hasFixedSpacing() ? protocol.timings().stepOverDays() : 0;
        return new IntRange(spacing.min() - step, spacing.max() + step);
    }

    private LocalDate makeUpUntil() {
        return notBefore.plusDays(protocol.timings().makeUpWithinDays());
    }

    private Finding intervalExceeded(int number, LocalDate wanted) {
        return new Finding(
                RuleId.INTERVAL_EXCEEDED,
                "Session " + number + " was wanted on " + wanted + " and is placed from " + notBefore + " on.");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
