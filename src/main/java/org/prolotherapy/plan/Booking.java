package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and where a session is booked. The local time is what was agreed on with the patient; the instants follow from it.
 *
 * @param startsAtLocal in the zone beside it
 * @param timeZone the clinic's IANA zone when it was booked
 * @param startsAt inclusive
 * @param endsAt exclusive
 */
@Embeddable
public record Booking(
        LocalDateTime startsAtLocal,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        @Nullable String room) {

    /**
     * A visit that starts at a local time. A time that the clocks skip does not exist; one that they show twice is the
     * first of the two.
     *
     * @return empty if the local time does not exist
     */
    public static Optional<Booking> at(LocalDateTime local, ZoneId zone, Duration visit, @Nullable String room) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        Instant start = local.toInstant(offsets.get(0));
        return Optional.of(new Booking(local, zone.getId(), start, start.plus(visit), room));
    }

    public LocalDate day() {
        return startsAtLocal.toLocalDate();
    }
}
