package org.prolotherapy;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service under test: it stands still until a test sets it, and every test finds it as it was. */
@Mock
@Singleton
public class ClockForTests extends Clock {

    /** A Monday morning at the clinic in Istanbul. */
    public static final Instant MORNING = Instant.parse("2027-01-04T06:00:00Z");

    private volatile Instant now = MORNING;

    /** Makes it this time, which has an offset: {@code 2027-01-04T09:00:00+03:00}. */
    public void set(String time) {
        now = OffsetDateTime.parse(time).toInstant();
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    void reset() {
        now = MORNING;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
