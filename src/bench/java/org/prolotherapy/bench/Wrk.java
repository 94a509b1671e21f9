package org.prolotherapy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prolotherapy.bench.Caller.Request;

/**
 * wrk, as it asks the service.
 *
 * @param url of the service
 * @param files what its script reads, below this directory
 */
record Wrk(String url, Path files, Seed seed, Database database) {

    /** Threads of wrk beyond which the load would compete with what it loads. */
    private static final int THREADS = 2;

    private static final int ALL_FIT_ONE_THREAD = 8;
    private static final Pattern RESULT = Pattern.compile("(?m)^RESULT (.*)$");
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    /** No two runs of one machine have the same number, nor do the keys that they send. */
    private static final AtomicLong RUN = new AtomicLong(System.currentTimeMillis() / 1000);

    /** Writes the bodies that it sends; what changes from one to the next is marked. */
    static Wrk asking(Caller caller, Path files, Seed seed, Database database) throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("token"), caller.token());
        Files.writeString(
                files.resolve("create.json"),
                Seed.plan("@patient@", seed.monday()).with("startOn", "@start@").toString());
        Files.writeString(files.resolve("preview.json"), preview(seed));
        Files.writeString(files.resolve("record.json"), Seed.record("@day@"));
        Files.write(files.resolve("starts"), seed.starts());
        Files.writeString(files.resolve("recordable"), "");
        return new Wrk(caller.url(), files, seed, database);
    }

    static String preview(Seed seed) {
        return "{\"protocol\":\"hypertonic-dextrose\",\"severity\":\"SEVERE\",\"startOn\":\""
                + seed.starts().get(0) + "\"}";
    }

    /** A single request of each kind, as the script makes them, whose answer can be looked at. */
    Request sample(Case kind) throws IOException, SQLException {
        return switch (kind) {
            case READ -> Request.get("/v1/treatment-plans/" + seed.plan(seed.plans() / 2));
            case LIST ->
                Request.post(
                        "/v1/treatment-plans/_search",
                        "{\"patient\":\"" + Seed.PATIENTS + "|" + seed.patient(seed.plans() / 2) + "\"}",
                        200);
            case DUE ->
                Request.get("/v1/sessions?from=" + seed.monday() + "&to="
                        + seed.monday().plusDays(6) + "&status=PLANNED");
            case PREVIEW -> Request.post("/v1/schedule-previews", preview(seed), 200);
            case RECORD -> {
                String[] line = recordable().get(0).split(" ", -1);
                yield Request.put(
                        "/v1/treatment-plans/" + line[0] + "/sessions/" + line[1] + "/record",
                        Seed.record(line[2]),
                        201);
            }
            case CREATE -> {
                long run = RUN.incrementAndGet();
                yield Request.post(
                                "/v1/treatment-plans",
                                Seed.plan("new-" + run, seed.monday())
                                        .startingOn(seed.starts().get(0))
                                        .toString(),
                                201)
                        .with("Idempotency-Key", "sample-" + run);
            }
            case MIXED -> throw new IllegalArgumentException("A mix has no request of its own.");
        };
    }

    private List<String> recordable() throws IOException, SQLException {
        refreshRecordable();
        return Files.readAllLines(files.resolve("recordable"));
    }

    /** Lists anew what can be recorded, since each session can be recorded only once. */
    private void refreshRecordable() throws IOException, SQLException {
        if (seed.writeRecordable(database, files.resolve("recordable")) == 0) {
            throw new IllegalStateException("No session is left that could be recorded: seed more with -Dbench.plans.");
        }
    }

    /** Looks up what the next run needs, so that it is not counted with it. */
    void prepare(Map<Case, Integer> mix) throws IOException, SQLException {
        if (mix.containsKey(Case.RECORD)) {
            refreshRecordable();
        }
    }

    /** Only once after each {@link #prepare}. */
    Load run(Map<Case, Integer> mix, int connections, int seconds) throws Exception {
        return run(
                mix.entrySet().stream()
                        .map(each -> each.getKey().key() + ":" + each.getValue())
                        .collect(Collectors.joining(",")),
                connections,
                seconds);
    }

    /** The same server with nothing to compute. */
    Load runConstant(int connections, int seconds) throws Exception {
        return run("constant:1", connections, seconds);
    }

    private Load run(String mix, int connections, int seconds) throws Exception {
        int threads = connections <= ALL_FIT_ONE_THREAD ? 1 : THREADS;
        List<String> command = new ArrayList<>(List.of("wrk", "-t", "" + threads, "-c", "" + connections));
        command.addAll(List.of("-d", seconds + "s", "--timeout", "10s", "-s", script().toString(), url, "--"));
        command.addAll(List.of(
                "mix=" + mix,
                "files=" + files,
                "threads=" + threads,
                "run=" + RUN.incrementAndGet(),
                "base=" + seed.base(),
                "step=" + seed.step(),
                "plans=" + seed.plans(),
                "patients=" + seed.patients(),
                "monday=" + seed.monday(),
                "sunday=" + seed.monday().plusDays(6)));
        String output = Program.output(command, Map.of(), seconds + 60L);
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IllegalStateException("wrk has no result:\n" + output);
        }
        Map<String, Long> figures = new HashMap<>();
        Matcher figure = FIGURE.matcher(result.group(1));
        while (figure.find()) {
            figures.put(figure.group(1), Long.valueOf(figure.group(2)));
        }
        if (figures.getOrDefault("exhausted", 0L) > 0) {
            System.out.printf(
                    "bench: nothing was left to be recorded after %.1f s, and the round ended; seed more with"
                            + " -Dbench.plans.%n",
                    figures.getOrDefault("micros", 0L) / 1e6);
        }
        return new Load(
                figures.getOrDefault("requests", 0L),
                figures.getOrDefault("status", 0L) + figures.getOrDefault("broken", 0L),
                figures.getOrDefault("micros", 0L) / 1e6,
                figures.getOrDefault("p50", 0L) / 1e3,
                figures.getOrDefault("p99", 0L) / 1e3,
                Double.NaN,
                Double.NaN);
    }

    private static Path script() throws Exception {
        return Path.of(
                Objects.requireNonNull(Wrk.class.getResource("/bench/load.lua")).toURI());
    }
}
