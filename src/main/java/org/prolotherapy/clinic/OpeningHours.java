package org.prolotherapy.clinic;

import java.time.LocalTime;

/**
 * When the clinic is open on a weekday, in its local time.
 *
 * @param opens inclusive
 * @param closes later than {@code opens}; a visit may end then
 */
public record OpeningHours(LocalTime opens, LocalTime closes) {

    public OpeningHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("the clinic cannot close at " + closes + " and open at " + opens);
        }
    }

    /** Whether a visit of this many minutes that starts then is over when the clinic closes. */
    public boolean allow(LocalTime start, int visitMinutes) {
        return !start.isBefore(opens) && start.toSecondOfDay() + visitMinutes * 60L <= closes.toSecondOfDay();
    }
}
