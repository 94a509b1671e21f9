package org.prolotherapy.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one clock; everything that asks for the time asks it, so that a test can set it. */
class ClockSource {

    /** PostgreSQL keeps microseconds; a finer instant would come back changed. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
