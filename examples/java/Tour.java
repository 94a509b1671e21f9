import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tour of docs/tour.md with the client of the JDK and Jackson: from the clinic's settings to what the patient is told. */
public final class Tour {

    private static final String SERVICE =
            Optional.ofNullable(System.getenv("PROLOTHERAPY_URL")).orElse("http://localhost:8080");
    private static final String TOKEN =
            Optional.ofNullable(System.getenv("TOKEN")).orElse("");
    private static final int ATTEMPTS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PERFORMER = "dr-erdem";
    private static final String PROTOCOL = "our-sit-2020-knee";
    private static final String PROBLEM = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    // The answers, as far as this program reads them. What is sent back stays a tree, so that nothing of it is lost.

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Statement(String statement) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Violation(String field, String message) {}

    /** RFC 9457. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(
            String code,
            String title,
            String detail,
            String requestId,
            List<Violation> violations,
            List<Statement> reasons) {

        String inWords() {
            Stream<String> wrong = violations.stream().map(each -> "  " + each.field() + " " + each.message());
            Stream<String> rules =
                    reasons == null ? Stream.of() : reasons.stream().map(each -> "  " + each.statement());
            String first = title + " (" + code + ", request " + requestId + "). " + detail;
            return Stream.of(Stream.of(first), wrong, rules)
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n"));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Protocol(String id, int version, String status) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Schedule(int sessionCount, String startsOn, String endsOn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Plan(UUID id, Schedule schedule) {}

    record Slot(String startsAt, String performer, String room) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Slots(List<Slot> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(String status) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Booked(Session session) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Consent(UUID id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Injection(double volumeMl) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SessionRecord(List<Injection> injections, List<Statement> deviations) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Outcome(double pain) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Progress(Outcome baseline, Outcome latest, String recommendation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instruction(String statement, String from, String to) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SessionAftercare(List<Instruction> instructions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Aftercare(List<SessionAftercare> sessions) {}

    record Answer<T>(T body, String etag) {}

    /** What the service refused, in its words. Programs decide by the problem's code. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final String code;

        Refused(Problem problem) {
            super(problem.inWords());
            this.code = problem.code();
        }

        boolean is(String other) {
            return code.equals(other);
        }
    }

    private Tour() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            tour();
        } catch (Refused | IOException failed) {
            System.err.println(failed.getMessage() == null ? failed : failed.getMessage());
            System.exit(1);
        }
    }

    private static void tour() throws Refused, IOException, InterruptedException {
        JsonNode clinic = clinicWithPerformer();
        Protocol protocol = approvedProtocol();
        ZoneId zone = ZoneId.of(clinic.path("timeZone").asText());
        System.out.printf("Clinic in %s; protocol %s, version %d.%n", zone, protocol.id(), protocol.version());

        Answer<Plan> created = post(
                "/v1/treatment-plans",
                Plan.class,
                Map.of(
                        "patient", Map.of("system", "urn:example:ehr", "value", "tour-" + UUID.randomUUID()),
                        "condition", "knee-osteoarthritis",
                        "laterality", "LEFT",
                        "severity", "MILD",
                        "startOn", LocalDate.now(zone).plusDays(1).toString(),
                        "protocol", protocol.id(),
                        "screening",
                                Map.of(
                                        "anticoagulants", false,
                                        "antiInflammatories", false,
                                        "infectionAtSite", false,
                                        "allergies", List.of(),
                                        "examination", Map.of("by", PERFORMER, "at", ago(30))),
                        "baseline",
                                Map.of("pain", 7, "measures", List.of(Map.of("code", "womac", "value", 62)))));
        UUID id = created.body().id();
        Schedule schedule = created.body().schedule();
        System.out.printf(
                "Plan %s: %d sessions from %s to %s.%n",
                id, schedule.sessionCount(), schedule.startsOn(), schedule.endsOn());

        String plan = "/v1/treatment-plans/" + id;
        String day = schedule.startsOn();
        String wanted = "?from=%s&to=%s&plan=%s&session=1&performer=%s&limit=1".formatted(day, day, id, PERFORMER);
        List<Slot> free = get("/v1/availability" + wanted, Slots.class).body().items();
        if (free.isEmpty()) {
            throw new IOException("Nothing is free on " + day + ".");
        }
        Slot slot = free.get(0);
        Booked booked = post(plan + "/sessions/1/book", Booked.class, slot, created.etag()).body();
        System.out.printf(
                "Session 1 is %s, for %s with %s.%n", booked.session().status(), slot.startsAt(), slot.performer());

        Map<String, Object> signed = Map.of("signedAt", ago(15), "explainedBy", PERFORMER, "risksExplained", true);
        Consent consent = post(plan + "/consents", Consent.class, signed).body();

        // What the protocol says is filled in, to be corrected to what was done. The identical record again changes nothing.
        ObjectNode template = get(plan + "/sessions/1/template", ObjectNode.class).body();
        if (!template.has("performer")) {
            template.put("performer", PERFORMER);
        }
        template.put("consentId", consent.id().toString());
        SessionRecord session =
                ask("PUT", plan + "/sessions/1/record", SessionRecord.class, template, null).body();
        double volume = session.injections().stream().mapToDouble(Injection::volumeMl).sum();
        System.out.printf("Recorded: %d injection(s), %s ml.%n", session.injections().size(), volume);
        session.deviations().forEach(deviation -> System.out.println("  Deviation: " + deviation.statement()));

        post(
                plan + "/assessments",
                JsonNode.class,
                Map.of(
                        "assessedAt", ago(0),
                        "session", 1,
                        "pain", 3,
                        "measures", List.of(Map.of("code", "womac", "value", 41))));
        Progress progress = get(plan + "/progress", Progress.class).body();
        System.out.printf(
                "Pain went from %s to %s, which speaks for %s.%n",
                progress.baseline().pain(), progress.latest().pain(), progress.recommendation());

        System.out.println("After session 1 the patient is told:");
        for (Instruction told : get(plan + "/aftercare", Aftercare.class)
                .body()
                .sessions()
                .get(0)
                .instructions()) {
            String days = Stream.of(told.from(), told.to())
                    .filter(date -> date != null)
                    .collect(Collectors.joining(" to "));
            System.out.println("  " + days + (days.isEmpty() ? "" : ": ") + told.statement());
        }
    }

    /** Names the performer in the clinic's settings, which others may be changing at the same time. */
    private static JsonNode clinicWithPerformer() throws Refused, IOException, InterruptedException {
        while (true) {
            Answer<ObjectNode> read = get("/v1/clinic", ObjectNode.class);
            ObjectNode clinic = read.body();
            if (clinic.path("performers").findValuesAsText("id").contains(PERFORMER)) {
                return clinic;
            }
            clinic.withArray("performers").addObject().put("id", PERFORMER).put("qualification", "PHYSIATRIST");
            try {
                ask("PUT", "/v1/clinic", JsonNode.class, clinic, read.etag());
            } catch (Refused refused) {
                // Somebody else was faster: read again, then decide.
                if (!refused.is("precondition-failed")) {
                    throw refused;
                }
            }
        }
    }

    /** Makes a published regimen the clinic's own, once. */
    private static Protocol approvedProtocol() throws Refused, IOException, InterruptedException {
        String path = "/v1/protocols/" + PROTOCOL;
        Answer<Protocol> protocol;
        try {
            protocol = get(path, Protocol.class);
        } catch (Refused refused) {
            if (!refused.is("not-found")) {
                throw refused;
            }
            Map<String, Object> adopted = Map.of("id", PROTOCOL, "basedOn", Map.of("regimen", "sit-2020-knee"));
            post("/v1/protocols", Protocol.class, adopted);
            protocol = get(path, Protocol.class);
        }
        return protocol.body().status().equals("APPROVED")
                ? protocol.body()
                : post(path + "/approve", Protocol.class, Map.of("approvedBy", "Dr. Erdem"), protocol.etag())
                        .body();
    }

    private static String ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
    }

    private static <T> Answer<T> get(String path, Class<T> kind) throws Refused, IOException, InterruptedException {
        return ask("GET", path, kind, null, null);
    }

    private static <T> Answer<T> post(String path, Class<T> kind, Object body)
            throws Refused, IOException, InterruptedException {
        return post(path, kind, body, null);
    }

    private static <T> Answer<T> post(String path, Class<T> kind, Object body, String ifMatch)
            throws Refused, IOException, InterruptedException {
        return ask("POST", path, kind, body, ifMatch);
    }

    /** @param body null for none; {@code ifMatch}, too */
    private static <T> Answer<T> ask(String method, String path, Class<T> kind, Object body, String ifMatch)
            throws Refused, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + TOKEN)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> answer = patiently(request.build());
        if (answer.statusCode() < 300) {
            return new Answer<>(
                    JSON.readValue(answer.body(), kind),
                    answer.headers().firstValue("ETag").orElse(null));
        }
        // Something between here and the service may answer as well, and not with a problem.
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(PROBLEM)) {
            throw new IOException("The answer is " + answer.statusCode() + ".");
        }
        throw new Refused(JSON.readValue(answer.body(), Problem.class));
    }

    /**
     * Sends a request again if its answer was lost, and when an answer says after how long. What is sent again has the same
     * Idempotency-Key or If-Match, so that nothing is done twice.
     */
    private static HttpResponse<String> patiently(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long seconds = 1;
            try {
                HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
                // 429, 503, and 409 while the first request with the same key is under way.
                Optional<String> retryAfter = answer.headers().firstValue("Retry-After");
                if (retryAfter.isEmpty() || attempt == ATTEMPTS) {
                    return answer;
                }
                seconds = Long.parseLong(retryAfter.get());
            } catch (IOException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        }
    }
}
