package org.prolotherapy.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is measured. The cases that leave most behind come last, whatever the order in which they were asked for. */
enum Case {
    READ("read plan"),
    LIST("list a patient's plans"),
    DUE("sessions due this week"),
    PREVIEW("schedule preview"),
    RECORD("record session, 8 injections"),
    MIXED("mixed: 60 % read, 25 % list, 10 % record, 5 % create"),
    CREATE("create plan, 6 sessions");

    private final String title;

    Case(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As it is chosen on the command line, and as its requests are called in wrk's script and its floor among the files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a name that is none */
    static List<Case> named(List<String> keys) {
        List<Case> chosen =
                keys.stream().map(key -> valueOf(key.toUpperCase(Locale.ROOT))).toList();
        return Arrays.stream(values()).filter(chosen::contains).toList();
    }

    /** The requests that it consists of, each with its weight. */
    Map<Case, Integer> mix() {
        return this == MIXED ? Map.of(READ, 60, LIST, 25, RECORD, 10, CREATE, 5) : Map.of(this, 1);
    }

    /** What warms the service up for these cases: a bit of everything that they ask for. */
    static Map<Case, Integer> warmUpFor(List<Case> cases) {
        Map<Case, Integer> all = new EnumMap<>(Map.of(READ, 50, LIST, 20, DUE, 10, PREVIEW, 10, RECORD, 6, CREATE, 4));
        all.keySet()
                .removeIf(
                        kind -> cases.stream().noneMatch(chosen -> chosen.mix().containsKey(kind)));
        return all;
    }

    /** Whether the same server with a constant answer is its floor, and no database. */
    boolean computesOnly() {
        return this == PREVIEW;
    }
}
