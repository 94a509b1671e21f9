package org.prolotherapy.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param connections at a time, each number in rounds of its own
 * @param rounds of the service and of the floor, in turn
 * @param seconds of a round
 * @param warmup in seconds, before anything is measured
 * @param plans in the database at the beginning; 0 to measure growth alone
 * @param growth the numbers of plans at which read, list and create are measured again, on a database of their own; may be none
 * @param java the home of the Java that the service runs on
 * @param start whether start-up and memory are measured, too
 * @param server where to make the database: a JDBC URL with user and password of someone who may create roles and databases;
 *     null for the embedded PostgreSQL
 */
record Selection(
        List<Case> cases,
        List<Integer> connections,
        int rounds,
        int seconds,
        int warmup,
        int plans,
        List<Integer> growth,
        Path java,
        boolean start,
        @Nullable String server) {

    static Selection ofCommandLine() {
        return new Selection(
                Case.named(list("bench.cases", "read,list,due,preview,record,mixed,create")),
                numbers("bench.connections", "1,8,32"),
                Integer.getInteger("bench.rounds", 3),
                Integer.getInteger("bench.seconds", 15),
                Integer.getInteger("bench.warmup", 180),
                Integer.getInteger("bench.plans", 100_000),
                numbers("bench.growth", ""),
                Path.of(System.getProperty("bench.java", System.getProperty("java.home", ""))),
                Boolean.getBoolean("bench.start"),
                System.getProperty("bench.database"));
    }

    /** The cases that are measured as the database grows, if any is chosen. */
    List<Case> growing() {
        return cases.stream()
                .filter(List.of(Case.READ, Case.LIST, Case.CREATE)::contains)
                .toList();
    }

    /** Seconds that it is going to take, about. */
    long expectedSeconds() {
        int measured = cases.size() * connections.size();
        long expected = plans == 0 ? 0 : stage(plans) + measured * secondsOfACase();
        for (int size : growth) {
            expected += stage(size) + growing().size() * secondsOfACase();
        }
        return expected + (start ? 5 * 2 * 10 + 30 : 0);
    }

    private long stage(int size) {
        return 30L + size / 2_000 + warmup;
    }

    private long secondsOfACase() {
        return 2L * rounds * (seconds + 2) + 2L * settling() + 2;
    }

    /** Seconds for which a case runs alone before it is measured. */
    int settling() {
        return Math.max(2, seconds / 3);
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return list(property, otherwise).stream().map(Integer::valueOf).toList();
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
