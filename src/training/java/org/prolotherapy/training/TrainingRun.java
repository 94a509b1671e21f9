package org.prolotherapy.training;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.trial.EmbeddedPostgres;
import org.prolotherapy.trial.LocalIssuer;

/**
 * Runs the packaged service on a database that is thrown away, calls it as its callers do, and stops it, for the JVM to write
 * down which classes it needed and how often its methods ran (JEP 483, 514 and 515).
 *
 * <p>The cache fits one build of the service, one build of Java and the options that decide how objects are laid out.
 */
public final class TrainingRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int COURSES = 300;
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?\"([0-9a-f-]{36})\"");
    private static final String SCOPES = "system/TreatmentPlan.cruds system/Session.cruds system/Clinic.cruds"
            + " system/FeeSchedule.cruds system/Protocol.cruds system/AuditEvent.rs system/Change.s"
            + " system/Webhook.cruds";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String token;

    private TrainingRun(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * Writes {@code app.aot} into the directory of the packaged service.
     *
     * @param arguments that directory, and the options with which the JVM is to run
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path service = Path.of(arguments[0]).toAbsolutePath();
        Path jar = service.resolve("quarkus-run.jar");
        Path cache = service.resolve("app.aot");
        Path place = Files.createTempDirectory("training");
        Files.deleteIfExists(cache);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(place)) {
            int port = freePort();
            int managementPort = freePort();
            Map<String, String> issuer = LocalIssuer.in(place, "clinic", "training", SCOPES);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(arguments).subList(1, arguments.length));
            command.addAll(List.of(
                    "-XX:AOTCacheOutput=" + cache,
                    "-Dprolotherapy.new-clinic.performers.dr-demir=PHYSIATRIST",
                    "-jar",
                    jar.toString()));
            ProcessBuilder start =
                    new ProcessBuilder(command).directory(service.toFile()).inheritIO();
            start.environment()
                    .putAll(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME", postgres.service().name(),
                            "QUARKUS_DATASOURCE_PASSWORD", postgres.service().password(),
                            "QUARKUS_FLYWAY_USERNAME", postgres.owner().name(),
                            "QUARKUS_FLYWAY_PASSWORD", postgres.owner().password(),
                            "QUARKUS_HTTP_PORT", "" + port,
                            "QUARKUS_MANAGEMENT_PORT", "" + managementPort,
                            "PROLOTHERAPY_RATE_LIMIT_PER_MINUTE", "0"));
            start.environment()
                    .putAll(Map.of(
                            "PROLOTHERAPY_TOKENS_ISSUER", issuer.get("prolotherapy.tokens.issuer"),
                            "PROLOTHERAPY_TOKENS_AUDIENCE", issuer.get("prolotherapy.tokens.audience"),
                            "PROLOTHERAPY_TOKENS_KEYS", issuer.get("prolotherapy.tokens.keys")));
            String token = Files.readString(Path.of(issuer.get("prolotherapy.tokens.trial-token")));
            Process running = start.start();
            boolean trained = false;
            try {
                new TrainingRun("http://127.0.0.1:" + managementPort, token).awaitReady(running);
                new TrainingRun("http://127.0.0.1:" + port, token).callAsCallersDo();
                trained = true;
            } finally {
                running.destroy();
                if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
                if (!trained) {
                    Files.deleteIfExists(cache);
                }
            }
        }
        if (!Files.exists(cache)) {
            throw new IOException("The JVM wrote no cache. It takes Java 25 or newer.");
        }
        System.out.println(
                "To start with the cache: java -XX:AOTCache=" + cache + " … -jar " + jar + " with the same options.");
    }

    private void awaitReady(Process running) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (running.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (send("GET", "/q/health/ready", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IOException("The service did not become ready.");
    }

    private void callAsCallersDo() throws IOException, InterruptedException {
        String today = LocalDate.now(ZoneId.of("Europe/Istanbul")).toString();
        List<String> severities = List.of("MILD", "MODERATE", "SEVERE");
        for (int course = 0; course < COURSES; course++) {
            String severity = severities.get(course % severities.size());
            String patient = "{\"system\": \"urn:example:ehr\", \"value\": \"" + course / 3 + "\"}";
            get("/v1/rules", "/v1/protocols", "/v1/conditions", "/v1/clinic");
            succeed("POST", "/v1/schedule-previews", """
                    {"severity": "%s", "startOn": "%s"}""".formatted(severity, today));
            String created = succeed("POST", "/v1/treatment-plans", """
                    {"patient": %s, "condition": "knee-osteoarthritis", "laterality": "LEFT", "severity": "%s",
                     "startOn": "%s", "concentrationPercent": 15, "performer": "dr-demir", "weightKg": 70,
                     "screening": {"anticoagulants": false, "antiInflammatories": false, "infectionAtSite": false,
                      "allergies": []}}""".formatted(patient, severity, today));
            Matcher id = ID.matcher(created);
            if (!id.find()) {
                throw new IOException("A plan without an id: " + created);
            }
            String plan = "/v1/treatment-plans/" + id.group(1);
            get(plan, plan + "/sessions", plan + "/revisions");
            succeed("PUT", plan + "/sessions/1/record", """
                    {"performedAt": "%s", "performer": "dr-demir", "injections": [%s]}""".formatted(
                            Instant.now(), String.join(", ", List.of(injection(1), injection(2), injection(1.5)))));
            get(plan, plan + "/sessions/1/record", plan + "/progress");
            succeed("POST", "/v1/treatment-plans/_search", "{\"patient\": \"urn:example:ehr|" + course / 3 + "\"}");
            get("/v1/treatment-plans?limit=20", "/v1/sessions?limit=20", "/v1/audit-events?limit=20");
            get("/v1/changes?limit=20", "/v1/webhooks", "/fhir/CarePlan?_count=20");
            // What is refused is work, too.
            send("GET", "/v1/treatment-plans/none", "");
            send("POST", "/v1/treatment-plans", "{}");
        }
        get("/q/openapi", "/q/swagger-ui/", "/fhir/metadata", "/cds-services");
    }

    private static String injection(double volumeMl) {
        return """
                {"site": "tibial-collateral-ligament", "side": "LEFT", "solution": "hypertonic-dextrose-lidocaine",
                 "concentrationPercent": 15, "volumeMl": %s, "lidocaineMg": 5}""".formatted(volumeMl);
    }

    private void get(String... targets) throws IOException, InterruptedException {
        for (String target : targets) {
            succeed("GET", target, "");
        }
    }

    private String succeed(String method, String target, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, target, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + target + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
