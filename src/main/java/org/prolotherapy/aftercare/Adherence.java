package org.prolotherapy.aftercare;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prolotherapy.schedule.RecoveryPhase;

/**
 * How much of the exercise programme was done. Days of rest after a session are not counted.
 *
 * @param from the first day of exercise, inclusive: the day after the rest of the first performed session
 * @param to the last day that counts, inclusive: yesterday, or today once it was done
 * @param days how many days of exercise there were
 * @param daysDone on how many of them it was done; the latest entry of a day holds
 */
public record Adherence(LocalDate from, LocalDate to, int days, int daysDone) {

    /**
     * The adherence as it is today; empty before there is a day of exercise that counts.
     *
     * @param rests of the performed sessions, in their order
     * @param entries by date; of the same date, as they were recorded
     */
    public static Optional<Adherence> of(List<RecoveryPhase> rests, List<ExerciseEntry> entries, LocalDate today) {
        if (rests.isEmpty()) {
            return Optional.empty();
        }
        Map<LocalDate, Boolean> done = new HashMap<>();
        entries.forEach(entry -> done.put(entry.date(), entry.isDone()));
        LocalDate from = rests.get(0).to().plusDays(1);
        LocalDate to = done.getOrDefault(today, false) ? today : today.minusDays(1);
        if (to.isBefore(from)) {
            return Optional.empty();
        }
        List<LocalDate> days = from.datesUntil(to.plusDays(1))
                .filter(day -> rests.stream().noneMatch(rest -> isIn(rest, day)))
                .toList();
        long daysDone =
                days.stream().filter(day -> done.getOrDefault(day, false)).count();
        return Optional.of(new Adherence(from, to, days.size(), (int) daysDone));
    }

    private static boolean isIn(RecoveryPhase rest, LocalDate day) {
        return !day.isBefore(rest.from()) && !day.isAfter(rest.to());
    }
}
