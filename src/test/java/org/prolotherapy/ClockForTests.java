package org.prolotherapy;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The service's clock in tests: it goes like the real one until a test stops it. */
@Mock
@Singleton
public class ClockForTests extends Clock {

    private static final Clock REAL = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private volatile Clock current = REAL;

    public void stopAt(Instant instant) {
        current = Clock.fixed(instant, REAL.getZone());
    }

    public void goOn() {
        current = REAL;
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    @Override
    public ZoneId getZone() {
        return current.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }
}
