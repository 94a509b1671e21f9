package org.prolotherapy.api.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.platform.web.Phrasebook;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.RecoveryPhase;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.SessionStatus;

/**
 * Where everything of a course stands in its picture, which is as wide as a small telephone and has a row for each session. Lengths are
 * pixels of 1/96 inch, from the left and from the top.
 *
 * @param months the first days of months
 * @param today null where it lies outside of the picture
 */
record Timeline(
        String title,
        String description,
        int height,
        List<Mark> months,
        List<Row> rows,
        Mark deadline,
        @Nullable Mark today,
        List<Key> keys) {

    static final int WIDTH = 320;

    private static final int MARGIN = 10;
    private static final int HEAD = 52;
    private static final int ROW = 38;
    private static final int KEY = 16;

    /** Closer to each other the names of months cannot be read. */
    private static final int LEAST_BETWEEN_MONTHS = 44;

    /** A point of time. */
    record Mark(String label, double x) {}

    /** Days, from the beginning of the first to the end of the last; {@code y} counts from the top of the row. */
    record Bar(double x, int y, double width, int height, String colour) {}

    /**
     * A session.
     *
     * @param live whether it takes place or did
     * @param bars in the order in which they are drawn; none for a session that does not take place
     */
    record Row(String label, int y, boolean live, boolean done, double x, List<Bar> bars) {}

    /** What a colour means. */
    record Key(String label, String colour, int y) {}

    /** @param sessions as they are today, in their order */
    static Timeline of(
            Schedule schedule, List<SessionView> sessions, LocalDate today, Colours colours, Phrasebook phrases) {
        return new Drawing(schedule, sessions, colours, phrases).of(sessions, today);
    }

    /** The scale of one course. */
    private static final class Drawing {

        private final Schedule schedule;
        private final Colours colours;
        private final Phrasebook phrases;
        private LocalDate first;
        private LocalDate last;

        Drawing(Schedule schedule, List<SessionView> sessions, Colours colours, Phrasebook phrases) {
            this.schedule = schedule;
            this.colours = colours;
            this.phrases = phrases;
            this.first = schedule.deadline();
            this.last = schedule.deadline();
            for (SessionView session : sessions) {
                cover(dateOf(session));
                cover(session.window().earliest());
                cover(session.window().latest());
                daysAround(session).forEach(days -> {
                    cover(days.from());
                    cover(days.to());
                });
            }
        }

        Timeline of(List<SessionView> sessions, LocalDate today) {
            List<Row> rows = new ArrayList<>();
            for (SessionView session : sessions) {
                rows.add(row(session, HEAD + ROW * rows.size()));
            }
            int below = HEAD + ROW * rows.size() + 10;
            List<Key> keys = keys(below);
            boolean isSeen = !today.isBefore(first) && !today.isAfter(last);
            return new Timeline(
                    phrases.say("timeline.title"),
                    phrases.say(
                            "timeline.description",
                            schedule.sessionCount(),
                            phrases.day(schedule.startsOn()),
                            phrases.day(schedule.endsOn()),
                            phrases.day(schedule.deadline())),
                    below + KEY * (keys.size() + (isSeen ? 2 : 1)) + 6,
                    months(),
                    rows,
                    new Mark(
                            phrases.say("timeline.deadline", phrases.day(schedule.deadline())),
                            x(schedule.deadline().plusDays(1))),
                    isSeen ? new Mark(phrases.say("timeline.today", phrases.day(today)), middleOf(today)) : null,
                    keys);
        }

        private Row row(SessionView session, int y) {
            LocalDate date = dateOf(session);
            SessionStatus status = Objects.requireNonNull(session.status());
            return new Row(
                    phrases.say("timeline.session", session.number()) + " · " + phrases.day(date) + " · "
                            + phrases.of(status),
                    y,
                    status.isLive(),
                    session.performedOn() != null,
                    middleOf(date),
                    daysAround(session).map(this::bar).toList());
        }

        /** The day of a session that is kept. */
        private static LocalDate dateOf(SessionView session) {
            return Objects.requireNonNull(session.date());
        }

        private record Days(LocalDate from, LocalDate to, int y, int height, String colour) {}

        /** The days around a session that takes place, in the order in which they are drawn. */
        private Stream<Days> daysAround(SessionView session) {
            MedicationHold hold = session.medicationHold();
            if (hold == null) {
                return Stream.empty();
            }
            return Stream.of(
                    // Side by side, since they often are the same days.
                    recovery(session, Phase.REST, 15, colours.rest()),
                    recovery(session, Phase.EXPECTED_REACTION, 20, colours.reaction()),
                    new Days(hold.from(), hold.to(), 15, 10, colours.hold()),
                    new Days(session.window().earliest(), session.window().latest(), 28, 4, colours.window()));
        }

        private static Days recovery(SessionView session, Phase wanted, int y, String colour) {
            RecoveryPhase days = session.recovery().stream()
                    .filter(phase -> phase.phase() == wanted)
                    .findFirst()
                    .orElseThrow();
            return new Days(days.from(), days.to(), y, 5, colour);
        }

        private List<Mark> months() {
            List<Mark> months = new ArrayList<>();
            for (LocalDate month = first.withDayOfMonth(1).plusMonths(1);
                    !month.isAfter(last);
                    month = month.plusMonths(1)) {
                double x = x(month);
                if ((months.isEmpty() || x - months.get(months.size() - 1).x() >= LEAST_BETWEEN_MONTHS)
                        && x <= WIDTH - LEAST_BETWEEN_MONTHS) {
                    months.add(new Mark(phrases.month(month), x));
                }
            }
            return months;
        }

        private List<Key> keys(int below) {
            List<Key> keys = new ArrayList<>();
            for (String[] key : new String[][] {
                {"timeline.hold", colours.hold()},
                {"timeline.window", colours.window()},
                {"timeline.rest", colours.rest()},
                {"timeline.reaction", colours.reaction()}
            }) {
                keys.add(new Key(phrases.say(key[0]), key[1], below + KEY * keys.size()));
            }
            return keys;
        }

        private void cover(LocalDate day) {
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }

        private Bar bar(Days days) {
            double x = x(days.from());
            return new Bar(x, days.y(), rounded(x(days.to().plusDays(1)) - x), days.height(), days.colour());
        }

        private double middleOf(LocalDate day) {
            return rounded((x(day) + x(day.plusDays(1))) / 2);
        }

        private double x(LocalDate day) {
            double share = (double) ChronoUnit.DAYS.between(first, day) / (ChronoUnit.DAYS.between(first, last) + 1);
            return rounded(MARGIN + share * (WIDTH - 2 * MARGIN));
        }

        private static double rounded(double length) {
            return Math.round(length * 100) / 100.0;
        }
    }
}
