package org.prolotherapy.api.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.Phrasebook;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.SessionCare;

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

    /** Days, from the beginning of the first to the end of the last. */
    record Bar(double x, double width) {}

    /**
     * A session.
     *
     * @param live whether it takes place or did; of one that does not, nothing but its day is shown
     */
    record Row(
            String label, int y, boolean live, boolean done, double x, Bar window, Bar hold, Bar rest, Bar reaction) {}

    /** What a colour means. */
    record Key(String label, String colour, int y) {}

    static Timeline of(
            TreatmentPlan plan,
            Schedule schedule,
            @Nullable DecidedHold decided,
            LocalDate today,
            Knowledge knowledge,
            Theme theme,
            Phrasebook phrases) {
        return new Drawing(schedule, decided, knowledge, phrases).of(plan, today, theme);
    }

    /** The scale of one course. */
    private static final class Drawing {

        private final Schedule schedule;
        private final @Nullable DecidedHold decided;
        private final Knowledge knowledge;
        private final Phrasebook phrases;
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        Drawing(Schedule schedule, @Nullable DecidedHold decided, Knowledge knowledge, Phrasebook phrases) {
            this.schedule = schedule;
            this.decided = decided;
            this.knowledge = knowledge;
            this.phrases = phrases;
        }

        Timeline of(TreatmentPlan plan, LocalDate today, Theme theme) {
            List<TreatmentSession> sessions = plan.sessions();
            for (TreatmentSession session : sessions) {
                SessionCare care = careOf(session);
                cover(hold(care).from());
                cover(session.window().earliest());
                cover(session.window().latest());
                recovery(care, Phase.EXPECTED_REACTION).forEach(this::cover);
            }
            cover(schedule.deadline());
            List<Row> rows = new ArrayList<>();
            for (TreatmentSession session : sessions) {
                rows.add(row(session, HEAD + ROW * rows.size()));
            }
            int below = HEAD + ROW * rows.size() + 10;
            List<Key> keys = keys(theme, below);
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

        private Row row(TreatmentSession session, int y) {
            SessionCare care = careOf(session);
            List<LocalDate> rest = recovery(care, Phase.REST).toList();
            List<LocalDate> reaction = recovery(care, Phase.EXPECTED_REACTION).toList();
            return new Row(
                    phrases.say("timeline.session", session.number()) + " · " + phrases.day(session.date()) + " · "
                            + phrases.of(session.status()),
                    y,
                    session.status().isLive(),
                    session.performedOn().isPresent(),
                    middleOf(session.date()),
                    bar(session.window().earliest(), session.window().latest()),
                    bar(hold(care).from(), hold(care).to()),
                    bar(rest.get(0), rest.get(1)),
                    bar(reaction.get(0), reaction.get(1)));
        }

        private SessionCare careOf(TreatmentSession session) {
            return SessionCare.around(
                    session.date(),
                    session.regimen().severity(),
                    session.regimen().protocol(knowledge),
                    decided);
        }

        private static MedicationHold hold(SessionCare care) {
            return care.medicationHold();
        }

        private static Stream<LocalDate> recovery(SessionCare care, Phase wanted) {
            return care.recovery().stream()
                    .filter(phase -> phase.phase() == wanted)
                    .flatMap(phase -> Stream.of(phase.from(), phase.to()));
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

        private List<Key> keys(Theme theme, int below) {
            List<Key> keys = new ArrayList<>();
            for (String[] key : new String[][] {
                {"timeline.hold", theme.hold()},
                {"timeline.window", theme.window()},
                {"timeline.rest", theme.rest()},
                {"timeline.reaction", theme.reaction()}
            }) {
                keys.add(new Key(phrases.say(key[0]), key[1], below + KEY * keys.size()));
            }
            return keys;
        }

        private void cover(LocalDate day) {
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }

        private Bar bar(LocalDate from, LocalDate to) {
            double x = x(from);
            return new Bar(x, rounded(x(to.plusDays(1)) - x));
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
