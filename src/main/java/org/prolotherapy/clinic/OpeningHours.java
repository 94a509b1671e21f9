package org.prolotherapy.clinic;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.LongStream;

/**
 * When the clinic is open without a break on a weekday, in its local time. A day with a lunch break has two of them.
 *
 * @param opens inclusive
 * @param closes later than {@code opens}; a visit may end then. Midnight is that of the day's end, 24:00.
 */
public record OpeningHours(LocalTime opens, LocalTime closes) {

    /** How the end of the day is written. */
    public static final String END_OF_DAY = "24:00";

    private static final long DAY = 86_400_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    public OpeningHours {
        if (opens.toNanoOfDay() >= end(closes)) {
            throw new IllegalArgumentException("the clinic cannot close at " + closes + " and open at " + opens);
        }
    }

    /**
     * Hours whose end may be that of the day, {@code 24:00}.
     *
     * @throws java.time.DateTimeException if one is not written like {@code 09:00}
     * @throws IllegalArgumentException if it would close before it opens
     */
    public static OpeningHours of(LocalTime opens, String closes) {
        if (closes.equals(END_OF_DAY)) {
            return new OpeningHours(opens, LocalTime.MIDNIGHT);
        }
        LocalTime end = LocalTime.parse(closes);
        if (end.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("the day begins with 00:00 and ends with " + END_OF_DAY);
        }
        return new OpeningHours(opens, end);
    }

    /** The time at which it closes, as it is written. */
    public String closing() {
        return closes.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : closes.toString();
    }

    /** Whether a visit of this many minutes that starts then is over when the clinic closes. */
    public boolean allow(LocalTime start, int visitMinutes) {
        return !start.isBefore(opens) && start.toNanoOfDay() + visitMinutes * MINUTE <= end(closes);
    }

    /** The times at which visits may start, from the opening on, as long as they are over when the clinic closes. */
    public List<LocalTime> starts(int everyMinutes, int visitMinutes) {
        long last = end(closes) - visitMinutes * MINUTE;
        return LongStream.iterate(opens.toNanoOfDay(), start -> start <= last, start -> start + everyMinutes * MINUTE)
                .mapToObj(LocalTime::ofNanoOfDay)
                .toList();
    }

    /** Whether a time is a whole number of steps from the opening, also before it. */
    public boolean isStep(LocalTime time, int everyMinutes) {
        return (time.toNanoOfDay() - opens.toNanoOfDay()) % (everyMinutes * MINUTE) == 0;
    }

    /** Whether the clinic is open then; when it closes, it is not. */
    public boolean include(LocalTime time) {
        return !time.isBefore(opens) && time.toNanoOfDay() < end(closes);
    }

    /** Whether these hours are over when others begin; they may begin at once. */
    public boolean endBefore(OpeningHours later) {
        return end(closes) <= later.opens.toNanoOfDay();
    }

    private static long end(LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) ? DAY : closes.toNanoOfDay();
    }

    /** As a sentence has it: {@code 09:00 to 18:00}. */
    @Override
    public String toString() {
        return opens + " to " + closing();
    }
}
