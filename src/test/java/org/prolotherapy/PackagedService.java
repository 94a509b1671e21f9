package org.prolotherapy;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.trial.EmbeddedPostgres;

/**
 * The packaged service in a process of its own, as a person starts it.
 *
 * @param process the service, not its database
 * @param output everything it printed
 */
public record PackagedService(Process process, Path output) implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("export TOKEN=\\$\\(cat '(.+)'\\)");
    private static final Pattern HEALTH = Pattern.compile("Health and metrics: +(http://\\S+)/q/health");
    private static final Pattern READY = Pattern.compile("The service is ready: (http://\\S+)");

    /**
     * Starts the service on a free port; its embedded database lives in {@code place}.
     *
     * @param command what it is told to do instead of serving, or nothing
     */
    public static PackagedService startedIn(Path place, Map<String, String> environment, String... command)
            throws IOException {
        Path output = Files.createTempFile(place, "service", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        // It runs for seconds, in which the second compiler would take more time than it saves.
                        "-XX:TieredStopAtLevel=1",
                        // The performer of Body.kneeOsteoarthritis().
                        "-Dprolotherapy.new-clinic.performers.dr-demir=PHYSIATRIST",
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(List.of(command));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().putAll(environment);
        return new PackagedService(builder.start(), output);
    }

    /** What the environment says of a database of one's own, with its two roles. */
    public static Map<String, String> on(EmbeddedPostgres postgres) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.service().name(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.service().password(),
                "QUARKUS_FLYWAY_USERNAME", postgres.owner().name(),
                "QUARKUS_FLYWAY_PASSWORD", postgres.owner().password());
    }

    /** Waits until the service says that it is ready, and answers with its address. */
    public String url() {
        return printed(READY);
    }

    /** The same with the address of health and metrics. */
    public String managementUrl() {
        return printed(HEALTH);
    }

    /** Waits until a load balancer would send requests to it. */
    void awaitReadiness() {
        String ready = managementUrl() + "/q/health/ready";
        Waiting.until("readiness", () -> RestAssured.get(ready).statusCode() == 200);
    }

    /** Waits until a line of the output matches, and answers with its first group. */
    String printed(Pattern line) {
        Waiting.until(line.pattern(), () -> line.matcher(printed()).find() || !process.isAlive());
        Matcher found = line.matcher(printed());
        if (!found.find()) {
            throw new AssertionError("The service ended and did not print " + line + ":\n" + printed());
        }
        return found.group(1);
    }

    /** Sends the token that the service made with every request from now on. */
    void trustUs() throws IOException {
        String token = token();
        RestAssured.replaceFiltersWith((request, expected, context) -> {
            request.header("Authorization", "Bearer " + token);
            return context.next(request, expected);
        });
    }

    /** The token that the service made at its start, once it says where that is. */
    public String token() throws IOException {
        return Files.readString(Path.of(printed(TOKEN)));
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The service did not end:\n" + printed());
        }
        return process.exitValue();
    }

    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every PostgreSQL server of any service that was started in {@code place}. */
    public static List<ProcessHandle> databaseServersIn(Path place) throws IOException {
        Path real = place.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(path -> path.startsWith(real))
                        .isPresent())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
