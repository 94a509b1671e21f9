package org.prolotherapy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured, as Markdown and as JSON. */
final class Report {

    private static final Path DIRECTORY = Path.of("target", "bench");

    private final Map<String, String> circumstances = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<StartUp> startUps = new ArrayList<>();
    private final Map<String, List<String>> statements = new LinkedHashMap<>();
    private final Map<String, Long> residentBytes = new LinkedHashMap<>();

    /** Names the machine, the versions, the time and the command. */
    void circumstances(Selection selection, Shipped shipped, Map<String, String> database) throws Exception {
        circumstances.put(
                "Date",
                OffsetDateTime.now(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        circumstances.put("Commit", commit());
        circumstances.put("Command", command());
        circumstances.put(
                "Machine",
                Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), " + memory() + " GiB, "
                        + Program.output("uname", "-sr").strip() + "; load and service on the same cores, loopback");
        circumstances.put("Java", shipped.javaVersion());
        circumstances.put(
                "Options of Java",
                Shipped.written(shipped.options())
                        + (shipped.leftOut().isEmpty()
                                ? ""
                                : "; left out, being unknown to this Java or not made: "
                                        + Shipped.written(shipped.leftOut())));
        circumstances.put(
                "PostgreSQL",
                String.join(
                        ", ",
                        database.entrySet().stream()
                                .map(setting -> setting.getKey() + " " + setting.getValue())
                                .toList()));
        circumstances.put("wrk", versionOfWrk());
        circumstances.put("pgbench", Program.output("pgbench", "--version").strip());
        circumstances.put(
                "Rounds",
                selection.rounds() + " of " + selection.seconds()
                        + " s of the service and of its floor in turn, medians; after "
                        + selection.warmup() + " s of warm-up and " + selection.settling()
                        + " s of each case alone");
        circumstances.put(
                "Service",
                "as packaged, with its defaults: token checked, every read and write audited, row-level security on; rate limit"
                        + " counted, but out of reach");
    }

    void add(Row row) {
        rows.add(row);
        System.out.println(line(row));
    }

    void add(StartUp startUp) {
        startUps.add(startUp);
    }

    void statements(Case kind, List<String> sent) {
        // On a server of somebody else's they cannot be looked up.
        if (!sent.isEmpty()) {
            statements.putIfAbsent(kind.key(), sent);
        }
    }

    void resident(String when, long bytes) {
        residentBytes.put(when, bytes);
    }

    long failed() {
        return rows.stream().mapToLong(Row::failed).sum();
    }

    static String heading() {
        return "| Case | Connections | Plans seeded | Plans by then | Rate /s | p50 ms | p99 ms | CPU service s/1,000 |"
                + " CPU database s/1,000 | Floor /s | Floor p50 ms | Floor p99 ms | CPU floor s/1,000 | Ratio | p99/p50 | Errors |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
    }

    private static String line(Row row) {
        double p50 = Load.median(row.service(), Load::p50);
        double p99 = Load.median(row.service(), Load::p99);
        boolean computesOnly = row.measured().computesOnly();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %,.0f | %.2f | %.2f | %.3f | %.3f | %,.0f | %.2f | %.2f | %.3f | **%.2f** | %.1f | %d |",
                row.measured().title(),
                row.connections(),
                row.seeded(),
                row.before(),
                row.rate(),
                p50,
                p99,
                Load.median(row.service(), Load::serviceCpuPerThousand),
                Load.median(row.service(), Load::databaseCpuPerThousand),
                row.floorRate(),
                Load.median(row.floor(), Load::p50),
                Load.median(row.floor(), Load::p99),
                Load.median(row.floor(), computesOnly ? Load::serviceCpuPerThousand : Load::databaseCpuPerThousand),
                row.ratio(),
                p99 / p50,
                row.failed());
    }

    /** Writes {@code target/bench/report.md} and {@code results.json}, and prints the first. */
    void write() throws IOException {
        Files.createDirectories(DIRECTORY);
        String markdown = markdown();
        Files.writeString(DIRECTORY.resolve("report.md"), markdown);
        Files.writeString(DIRECTORY.resolve("results.json"), json());
        System.out.println(markdown);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        circumstances.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n').append(heading()).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        text.append(
                "\nThe floor is what pgbench does in `src/bench/resources/bench/floor`; of the preview, the same server with a"
                        + " constant answer of the same size. What the warm-up and each case leave stays."
                        + " Reads, lists and records are of plans that were seeded.\n");
        if (!startUps.isEmpty()) {
            text.append(
                    "\n| Start | First request after s, median | Runs | Resident MiB, idle |\n| --- | ---: | --- | ---: |\n");
            for (StartUp startUp : startUps) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %s | %d |%n",
                        startUp.how(),
                        startUp.median(),
                        String.join(
                                ", ",
                                startUp.seconds().stream()
                                        .map(seconds -> String.format(Locale.ROOT, "%.2f", seconds))
                                        .toList()),
                        startUp.idleBytes() >> 20));
            }
        }
        if (!residentBytes.isEmpty()) {
            text.append("\nResident memory of the service: ")
                    .append(String.join(
                            ", ",
                            residentBytes.entrySet().stream()
                                    .map(each -> (each.getValue() >> 20) + " MiB " + each.getKey())
                                    .toList()))
                    .append(".\n");
        }
        statements.forEach((kind, sent) -> {
            text.append("\nWhat a request of `")
                    .append(kind)
                    .append("` makes the service send to the database, ")
                    .append(sent.size())
                    .append(" statements:\n\n```sql\n");
            sent.forEach(sql -> text.append(sql).append(";\n"));
            text.append("```\n");
        });
        return text.toString();
    }

    private String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode all = mapper.createObjectNode();
        all.set("circumstances", mapper.valueToTree(circumstances));
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new TreeMap<>();
            one.put("case", row.measured().key());
            one.put("connections", row.connections());
            one.put("plansSeeded", row.seeded());
            one.put("plansBefore", row.before());
            one.put("plansAfter", row.after());
            one.put("rate", row.rate());
            one.put("floorRate", row.floorRate());
            one.put("ratio", row.ratio());
            one.put("service", row.service());
            one.put("floor", row.floor());
            figures.add(one);
        }
        all.set("cases", mapper.valueToTree(figures));
        all.set("startUp", mapper.valueToTree(startUps));
        all.set("residentBytes", mapper.valueToTree(residentBytes));
        all.set("statements", mapper.valueToTree(statements));
        return mapper.writeValueAsString(all);
    }

    private static String commit() throws IOException, InterruptedException {
        try {
            String head = Program.output("git", "rev-parse", "--short", "HEAD").strip();
            boolean changed = !Program.output("git", "status", "--porcelain").isBlank();
            return head + (changed ? ", and changes that are not committed" : "");
        } catch (IOException | IllegalStateException noRepository) {
            return "unknown";
        }
    }

    /** Maven's own account of it, else what can be told from the properties. */
    private static String command() {
        String given = Optional.ofNullable(System.getenv("MAVEN_CMD_LINE_ARGS"))
                .map(String::strip)
                .orElse("verify -Pbench");
        return "`./mvnw " + given.replaceAll("password=[^&\\s]*", "password=…") + "`";
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse("unknown");
    }

    private static long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 / 1024.0))
                .findFirst()
                .orElse(0);
    }

    private static String versionOfWrk() throws IOException, InterruptedException {
        // It says so only with its usage, and as a failure.
        return Program.output("sh", "-c", "wrk -v 2>&1 | head -1 | cut -d' ' -f1-2")
                .strip();
    }
}
