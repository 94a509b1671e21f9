package org.prolotherapy.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench, as it does the floor of a case: the same rows, as the same role, under the same row-level security.
 *
 * @param answer what a created plan is answered with, which its idempotency key keeps
 * @param logs where it may write its latencies
 */
record Pgbench(Database database, Seed seed, String answer, Path logs) {

    /** The part of all transactions whose latency is written down. */
    private static final double SAMPLED = 0.1;

    /** One more for each run: of one that wrote faster than once a millisecond the ids would else come again in the next. */
    private static final AtomicInteger RUN = new AtomicInteger(100);

    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    Load run(Map<Case, Integer> mix, int connections, int seconds) throws Exception {
        Path round = Files.createTempDirectory(logs, "floor");
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-c", "" + connections, "-j", connections <= 8 ? "1" : "2", "-T", "" + seconds));
        command.addAll(List.of("-l", "--sampling-rate=" + SAMPLED, "--log-prefix=" + round.resolve("log")));
        Map<String, String> variables = new HashMap<>(Map.of(
                "system",
                Seed.PATIENTS,
                "base",
                "" + seed.base(),
                "step",
                "" + seed.step(),
                "plans",
                "" + seed.plans(),
                "patients",
                "" + seed.patients(),
                "monday",
                seed.monday().toString(),
                "sunday",
                seed.monday().plusDays(6).toString(),
                "now",
                "" + System.currentTimeMillis(),
                "i",
                "0"));
        variables.put("run", "" + RUN.getAndIncrement());
        variables.put("answer", answer);
        variables.put("address", "http://localhost:8080/v1/treatment-plans/");
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        for (Map.Entry<Case, Integer> each : mix.entrySet()) {
            command.addAll(List.of("-f", script(each.getKey()) + "@" + each.getValue()));
        }
        String output = Program.output(command, database.forAClient(), seconds + 60L);
        long processed = (long) figure(PROCESSED, output);
        double[] latencies = latenciesBelow(round);
        return new Load(
                processed,
                (long) figure(FAILED, output),
                processed / figure(RATE, output),
                percentile(latencies, 0.50),
                percentile(latencies, 0.99),
                Double.NaN,
                Double.NaN);
    }

    private static double figure(Pattern pattern, String output) {
        Matcher figure = pattern.matcher(output);
        if (!figure.find()) {
            throw new IllegalStateException("pgbench has no result:\n" + output);
        }
        return Double.parseDouble(figure.group(1));
    }

    private static Path script(Case kind) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Pgbench.class.getResource("/bench/floor/" + kind.key() + ".sql"))
                .toURI());
    }

    /** In milliseconds, sorted. The third field of a line is a latency in microseconds. */
    private static double[] latenciesBelow(Path round) throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(round)) {
            for (Path file : files) {
                lines.addAll(Files.readAllLines(file));
                Files.delete(file);
            }
        }
        return lines.stream()
                .mapToDouble(line ->
                        Double.parseDouble(Arrays.asList(line.split(" ", -1)).get(2)) / 1e3)
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
