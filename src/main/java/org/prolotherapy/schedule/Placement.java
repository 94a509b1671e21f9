package org.prolotherapy.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;

/** Places the sessions of a course, each from the date of the one before it: one walk through one course. */
final class Placement {

    private final CourseRequest request;
    private final Protocol protocol;
    private final ClinicCalendar calendar;
    private final ZoneDates dates;
    private final History history;
    private final PhaseWalk phases;

    private final List<ScheduledSession> sessions = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private final List<Integer> released = new ArrayList<>();
    private @Nullable LocalDate deadline;
    private @Nullable Lost lost;

    /** The date of the last live session so far. */
    private @Nullable LocalDate previous;
    /** The day before which an interrupted course does not go on. */
    private LocalDate notBefore;

    private Placement(Requirement requirement, ClinicCalendar calendar, History history) {
        this.request = requirement.request();
        this.protocol = request.protocol();
        this.calendar = calendar;
        this.dates = calendar.dates();
        this.history = history;
        this.phases = PhaseWalk.placing(requirement, history);
        this.notBefore = history.resumedOn() == null ? LocalDate.MIN : history.resumedOn();
    }

    static Schedule of(Requirement requirement, ClinicCalendar calendar, History history) {
        Placement placement = new Placement(requirement, calendar, history);
        int lastNumber = requirement.wholeCount() + history.missedCount();
        for (int number = 1; number <= lastNumber; number++) {
            Optional<PastSession> past = history.session(number);
            if (past.isPresent()) {
                placement.keep(past.get());
                continue;
            }
            placement.phases.place();
            if (number == 1) {
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
                placement.released,
                placement.notes);
    }

    private void keep(PastSession past) {
        phases.pass(past.phase(), past instanceof PastSession.Missed);
        add(ScheduledSession.from(past));
        if (past instanceof PastSession.Missed missed && missed.makeUpFrom().isAfter(notBefore)) {
            notBefore = dates.orNext(missed.makeUpFrom());
        }
    }

    /** Session 1 happens on the first working day on or after the day the course is wanted to start. */
    private void placeFirst() {
        LocalDate wanted = dates.orNext(request.startOn());
        if (notBefore.isAfter(wanted)) {
            LocalDate target = calendar.firstWorkingDayFrom(notBefore);
            place(1, target, new Window(notBefore, later(target, makeUpUntil(notBefore))), wanted, LocalDate.MAX);
            notes.add(intervalExceeded(1, wanted, notBefore));
        } else {
            LocalDate target = calendar.firstWorkingDayFrom(wanted);
            place(1, target, new Window(wanted, target), wanted, LocalDate.MAX);
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
            wanted = dates.orNext(request.startOn());
            earliest = wanted;
            uncapped = calendar.firstWorkingDayFrom(wanted);
        } else {
            Gap gap = phases.gap();
            Range allowed = protocol.allowedDays(gap);
            wanted = dates.orNext(previous.plusDays(request.spacing(gap)));
            earliest = dates.orNext(previous.plusDays(allowed.min()));
            uncapped = dates.orPrevious(previous.plusDays(allowed.max()));
        }
        LocalDate soonest = earliest;
        LocalDate regular = wanted;
        LocalDate asked =
                history.askedOn(number).map(day -> later(day, notBefore)).orElse(notBefore);
        boolean exceeded = asked.isAfter(wanted);
        if (exceeded) {
            wanted = dates.orNext(asked);
            earliest = wanted;
            uncapped = makeUpUntil(wanted);
        }
        LocalDate latest = uncapped.isAfter(end) ? end : uncapped;
        Optional<LocalDate> target = targetIn(earliest, wanted, latest);
        if (target.isEmpty()) {
            Optional<LocalDate> pinned = possiblePin(number, soonest, end);
            if (pinned.isEmpty()) {
                lost = new Lost(1, wanted, whyNothingIsFree(wanted, latest, uncapped, end));
                return;
            }
            target = pinned;
            latest = later(latest, pinned.get());
            earliest = sooner(earliest, latest);
        }
        place(number, target.get(), new Window(earliest, latest), soonest, end);
        if (exceeded) {
            notes.add(intervalExceeded(number, regular, wanted));
        }
    }

    /** The first working day from the wanted one on, else the last one before it, within the window. */
    private Optional<LocalDate> targetIn(LocalDate earliest, LocalDate wanted, LocalDate latest) {
        if (wanted.isAfter(Objects.requireNonNull(deadline))) {
            return Optional.empty();
        }
        return calendar.firstWorkingDayIn(wanted, latest)
                .or(() -> calendar.lastWorkingDayIn(earliest, sooner(latest, wanted.minusDays(1))));
    }

    private RuleId whyNothingIsFree(LocalDate wanted, LocalDate latest, LocalDate uncapped, LocalDate end) {
        boolean onlyTheCapForbids = wanted.isAfter(end)
                || calendar.firstWorkingDayIn(latest.plusDays(1), uncapped).isPresent();
        return onlyTheCapForbids ? protocol.spanRule() : RuleId.NO_WORKING_DAY_IN_WINDOW;
    }

    /** Puts a session on its target, on the day to which it was rescheduled, or on the day for which it is booked. */
    private void place(int number, LocalDate target, Window window, LocalDate soonest, LocalDate end) {
        ScheduledSession session = ScheduledSession.planned(number, phases.phase(), target, window);
        Optional<LocalDate> pinned = possiblePin(number, soonest, end);
        if (pinned.isPresent()) {
            LocalDate day = pinned.get();
            session = ScheduledSession.planned(number, phases.phase(), day, window.including(day));
            if (!window.contains(day)) {
                notes.add(new Finding(
                        RuleId.RESCHEDULED_OUTSIDE_WINDOW,
                        Phrase.OUTSIDE_ITS_WINDOW.of(number, day, window.earliest(), window.latest())));
            }
        }
        Optional<LocalDate> booked = history.bookedDay(number);
        if (booked.isPresent()) {
            if (calendar.isWorkingDay(booked.get()) && session.window().contains(booked.get())) {
                session = session.booked(booked.get());
            } else {
                released.add(number);
            }
        }
        add(session);
    }

    /** A day to which a session was rescheduled holds as long as the clinic works then and the spacing and the span allow it. */
    private Optional<LocalDate> possiblePin(int number, LocalDate soonest, LocalDate end) {
        return history.pinnedDay(number)
                .filter(day -> calendar.isWorkingDay(day)
                        && !day.isBefore(soonest)
                        && !day.isBefore(notBefore)
                        && !day.isAfter(end));
    }

    private void add(ScheduledSession session) {
        sessions.add(session);
        if (session.number() == 1) {
            deadline = dates.orPrevious(sooner(protocol.span().endFrom(session.date()), Schedule.LAST_DATE));
        }
        if (session.status().isLive()) {
            previous = session.date();
        }
    }

    private LocalDate makeUpUntil(LocalDate from) {
        return dates.orPrevious(from.plusDays(protocol.timings().makeUpWithinDays()));
    }

    private static Finding intervalExceeded(int number, LocalDate wanted, LocalDate from) {
        return new Finding(RuleId.INTERVAL_EXCEEDED, Phrase.INTERVAL_EXCEEDED.of(number, wanted, from));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate sooner(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
