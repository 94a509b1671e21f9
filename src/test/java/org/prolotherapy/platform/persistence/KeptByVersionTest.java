package org.prolotherapy.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.prolotherapy.platform.persistence.KeptByVersion.Version;

class KeptByVersionTest {

    private static final Instant MORNING = Instant.parse("2027-01-04T08:00:00Z");

    private final KeptByVersion<Integer> kept = new KeptByVersion<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void makesAVersionOnce() {
        assertThat(ask("one", 1, MORNING)).isEqualTo(1);
        assertThat(ask("one", 1, MORNING)).isEqualTo(1);
    }

    @Test
    void makesAnotherVersionAnew() {
        ask("one", 1, MORNING);
        assertThat(ask("one", 2, MORNING)).isEqualTo(2);
        assertThat(ask("one", 1, MORNING)).isEqualTo(3);
    }

    @Test
    void makesTheSameNumberAnewInADatabaseThatWasSetBack() {
        ask("one", 1, MORNING);
        assertThat(ask("one", 1, MORNING.plusNanos(1_000))).isEqualTo(2);
    }

    @Test
    void tellsKeysApart() {
        ask("one", 1, MORNING);
        assertThat(ask("other", 1, MORNING)).isEqualTo(2);
        assertThat(ask("one", 1, MORNING)).isEqualTo(1);
    }

    private int ask(String key, long version, Instant at) {
        return kept.of(key, new Version(version, at), made::incrementAndGet);
    }
}
