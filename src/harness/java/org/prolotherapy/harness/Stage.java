package org.prolotherapy.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/**
 * Brings courses to where an operation of the contract can succeed, with the contract's own examples, and names them in its
 * address. What an operation used up is made anew.
 */
final class Stage {

    /** Where a course stands. */
    enum Standing {
        PLANNED,
        DRAFT,
        HELD,
        HELD_FOR_SAFETY,
        BOOKED,
        RECORDED,
        REPORTED
    }

    private static final String PLANS = "/v1/treatment-plans";
    private static final String COURSE = PLANS + "/{id}";
    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String PROTOCOLS = "/v1/protocols";
    private static final String SOLUTIONS = "/v1/solutions";
    private static final String EXPORTS = "/v1/exports";
    private static final String SUBSCRIBED = "/v1/calendars/";
    private static final String WEEK_BEFORE = "2026-12-28T10:30:00+03:00";
    private static final String FIRST_DAY = "2027-01-04T11:00:00+03:00";
    private static final Set<String> BOOK = Set.of("bookSession", "bookCourse", "rescheduleSession");

    /** What they set would be in the way of every other operation, so that they get a clinic of their own. */
    private static final Set<String> SET_THE_CLINIC = Set.of("putClinic", "putFeeSchedule");

    /** What only something that is approved has. */
    private static final Set<String> OF_WHAT_IS_APPROVED =
            Set.of("createProtocolVersion", "retireProtocol", "createSolutionVersion", "retireSolution");

    private static final String TOKEN = tokenOf("fuzz");
    private static final String OTHER_TOKEN = tokenOf("fuzz-settings");
    private static final String TOKEN_OF_EXPORTS = tokenOf("fuzz-exports");

    private final RawConnection connection;
    private final Consumer<String> clock;
    private final Map<String, Operation> operations;
    private final Map<Standing, Course> courses = new HashMap<>();
    private int made;
    private String export = "";

    /** A plan, an injection of its first session, if that is recorded, and an adverse event, if one is reported. */
    private record Course(String plan, String injection, String event) {}

    Stage(RawConnection connection, List<Operation> operations, Consumer<String> clock) {
        this.connection = connection;
        this.clock = clock;
        this.operations = operations.stream().collect(Collectors.toMap(Operation::id, operation -> operation));
    }

    private static String tokenOf(String clinic) {
        return "Bearer " + Token.ofClinic(clinic).claim("scope", Token.EVERY_SCOPE);
    }

    /** Opens the clinic. */
    void set() throws IOException {
        clock.accept(WEEK_BEFORE);
        done(request(operation("putClinic"), "twoPerformers", "").with("Authorization", TOKEN));
        done(request(operation("putFeeSchedule"), "lira", "").with("Authorization", TOKEN));
    }

    /** The example as a request that succeeds, and the clock at a time when it does. */
    RawRequest request(Operation operation, String example) throws IOException {
        return request(operation, example, standingFor(operation, example));
    }

    /** The same on a course that stands somewhere, perhaps where the operation cannot succeed. */
    RawRequest request(Operation operation, String example, Standing standing) throws IOException {
        if (operation.path().startsWith(WEBHOOKS)) {
            clock.accept(timeOf(operation));
            return ofAWebhook(request(operation, example, ""));
        }
        if (operation.path().startsWith(PROTOCOLS) || operation.path().startsWith(SOLUTIONS)) {
            clock.accept(timeOf(operation));
            return ofADefinition(operation, example);
        }
        if (operation.path().startsWith(EXPORTS)) {
            clock.accept(timeOf(operation));
            return ofAnExport(operation, example);
        }
        if (operation.path().startsWith(SUBSCRIBED)) {
            JsonNode link = link(course(Standing.PLANNED).plan());
            clock.accept(WEEK_BEFORE);
            return request(operation, example, "").target(link.path("address").asText());
        }
        if (!operation.path().startsWith(COURSE)) {
            clock.accept(timeOf(operation));
            return request(operation, example, "");
        }
        Course course = courses.get(standing);
        if (course == null) {
            clock.accept(WEEK_BEFORE);
            course = course(standing);
            courses.put(standing, course);
        }
        clock.accept(timeOf(operation));
        RawRequest request = request(operation, example, course.plan());
        if (request.target().contains("{linkId}")) {
            String link = link(course.plan()).path("id").asText();
            request = request.target(request.target().replace("{linkId}", link));
        }
        return request.target(
                request.target().replace("{injectionId}", course.injection()).replace("{eventId}", course.event()));
    }

    private JsonNode link(String plan) throws IOException {
        return done(request(operation("addCalendarLink"), "forThePatient", plan))
                .json();
    }

    /** What a clinic defines has its name for good, so that each request is of a clinic of its own, which has defined just that. */
    private RawRequest ofADefinition(Operation operation, String example) throws IOException {
        String token = tokenOf("fuzz-" + made++);
        boolean ofProtocols = operation.path().startsWith(PROTOCOLS);
        if (operation.path().contains("{")) {
            done(request(
                            operation(ofProtocols ? "createProtocol" : "createSolution"),
                            ofProtocols ? "adopted" : "dextrose",
                            "")
                    .with("Authorization", token));
        }
        if (OF_WHAT_IS_APPROVED.contains(operation.id())) {
            done(request(operation(ofProtocols ? "approveProtocol" : "approveSolution"), "byAClinician", "")
                    .with("Authorization", token));
        }
        return request(operation, example, "").with("Authorization", token);
    }

    /** A clinic has one export under way: to begin and to end one takes a clinic of its own, to read one takes one that is done. */
    private RawRequest ofAnExport(Operation operation, String example) throws IOException {
        boolean reads = operation.method().equals("GET");
        String token = reads ? TOKEN_OF_EXPORTS : tokenOf("fuzz-" + made++);
        RawRequest request = request(operation, example, "").with("Authorization", token);
        if (!request.target().contains("{exportId}")) {
            return request;
        }
        return request.target(request.target()
                .replace("{exportId}", reads ? exported() : askedFor(token))
                .replace("{type}", "TREATMENT_PLAN"));
    }

    private String askedFor(String token) throws IOException {
        return done(request(operation("createExport"), "everything", "").with("Authorization", token))
                .json()
                .path("id")
                .asText();
    }

    private String exported() throws IOException {
        if (export.isEmpty()) {
            done(request(operation("putClinic"), "twoPerformers", "").with("Authorization", TOKEN_OF_EXPORTS));
            done(request(operation("createTreatmentPlan"), "screened", "").with("Authorization", TOKEN_OF_EXPORTS));
            String asked = askedFor(TOKEN_OF_EXPORTS);
            RawRequest request = request(operation("getExport"), "", "").with("Authorization", TOKEN_OF_EXPORTS);
            RawRequest poll = request.target(request.target().replace("{exportId}", asked));
            Waiting.until(
                    "an export", () -> done(poll).json().path("state").asText().equals("DONE"));
            export = asked;
        }
        return export;
    }

    /** A clinic has few webhooks, so that those of before are cleared away. */
    private RawRequest ofAWebhook(RawRequest request) throws IOException {
        for (JsonNode each :
                done(request(operation("listWebhooks"), "", "")).json().path("items")) {
            // Gone all the same, if the answer to a first try was lost with its connection.
            connection.send(named(
                    request(operation("deleteWebhook"), "", ""), each.path("id").asText(), ""));
        }
        String webhook = done(request(operation("createWebhook"), "plans", ""))
                .json()
                .path("id")
                .asText();
        String event = done(named(request(operation("testWebhook"), "", ""), webhook, ""))
                .json()
                .path("event")
                .asText();
        return named(request, webhook, event);
    }

    private static RawRequest named(RawRequest request, String webhook, String event) {
        return request.target(request.target().replace("{webhookId}", webhook).replace("{event}", event));
    }

    /** Clears away what a request that succeeded has used up. */
    void wasChanged(RawRequest request) throws IOException {
        for (Standing standing : Standing.values()) {
            Course course = courses.get(standing);
            if (course != null && request.target().contains(course.plan())) {
                courses.remove(standing);
                clock.accept(WEEK_BEFORE);
                // Which gives its bookings back.
                connection.send(request(operation("cancelTreatmentPlan"), "declined", course.plan()));
            }
        }
    }

    private static String timeOf(Operation operation) {
        return BOOK.contains(operation.id()) ? WEEK_BEFORE : FIRST_DAY;
    }

    static Standing standingFor(Operation operation, String example) {
        return switch (operation.id()) {
            case "putScreening" -> example.equals("nothingAgainstIt") ? Standing.DRAFT : Standing.PLANNED;
            case "resumeTreatmentPlan" -> example.equals("back") ? Standing.HELD : Standing.HELD_FOR_SAFETY;
            case "rescheduleSession" -> example.equals("booked") ? Standing.BOOKED : Standing.PLANNED;
            case "addInjection",
                    "amendInjection",
                    "amendSessionRecord",
                    "reportAdverseEvent",
                    "addAssessment",
                    "acceptRecommendation" -> Standing.RECORDED;
            case "reviewAdverseEvent" -> Standing.REPORTED;
            case "getSessionRecordTemplate" -> Standing.PLANNED;
            default -> operation.method().equals("GET") ? Standing.RECORDED : Standing.PLANNED;
        };
    }

    private Course course(Standing standing) throws IOException {
        Operation create = operation("createTreatmentPlan");
        String plan = done(request(create, standing == Standing.DRAFT ? "draft" : "screened", ""))
                .json()
                .path("id")
                .asText();
        String injection = "01941f29-7c00-7000-8000-000000000000";
        String event = injection;
        switch (standing) {
            case HELD -> done(request(operation("holdTreatmentPlan"), "travel", plan));
            case HELD_FOR_SAFETY -> {
                done(request(operation("putScreening"), "infection", plan));
                done(request(operation("putScreening"), "nothingAgainstIt", plan));
            }
            case BOOKED ->
                done(request(operation("bookSession"), "morning", plan)
                        .body("{\"startsAt\": \"2027-01-04T15:00\", \"performer\": \"dr-ozkan\"}"));
            case RECORDED -> {
                clock.accept(FIRST_DAY);
                done(request(operation("addConsent"), "signed", plan));
                RawAnswer recorded = done(request(operation("recordSession"), "leftKnee", plan));
                done(request(operation("addAssessment"), "afterSession", plan));
                injection =
                        recorded.json().path("injections").path(0).path("id").asText();
            }
            case REPORTED -> {
                clock.accept(FIRST_DAY);
                event = done(request(operation("reportAdverseEvent"), "fever", plan))
                        .json()
                        .path("id")
                        .asText();
            }
            default -> {
                // It stands there already.
            }
        }
        return new Course(plan, injection, event);
    }

    private RawRequest request(Operation operation, String example, String plan) {
        String target = operation
                .path()
                .replace("/v1/protocols/{id}", "/v1/protocols/our-knee")
                .replace("/v1/solutions/{code}", "/v1/solutions/our-dextrose")
                .replace("{id}", plan)
                .replace("{number}", "1")
                .replace("{year}", "2931")
                .replace("{code}", "not-found");
        if (operation.id().equals("listAvailability")) {
            target += "?from=2027-01-04&to=2027-01-04";
        }
        RawRequest request = RawRequest.of(operation.method(), target)
                .plus("Authorization", SET_THE_CLINIC.contains(operation.id()) ? OTHER_TOKEN : TOKEN);
        if (!operation.mediaType().isEmpty()) {
            request = request.plus("Content-Type", operation.mediaType())
                    .body(fresh(operation.examples().get(example)).toString());
        }
        // The first fees of a year are put without a condition: there is nothing yet that it could be about.
        boolean conditional = !operation.id().equals("putFeeSchedule")
                && operation.parametersIn("header").stream()
                        .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
        return conditional ? request.plus("If-Match", "*") : request;
    }

    /** With an external id that no other plan has. */
    private JsonNode fresh(@Nullable JsonNode example) {
        JsonNode copy = Objects.requireNonNull(example).deepCopy();
        if (copy.has("externalId")) {
            ((ObjectNode) copy).put("externalId", "fuzz-" + made++);
        }
        return copy;
    }

    private RawAnswer done(RawRequest request) throws IOException {
        Optional<RawAnswer> answer = connection.send(request);
        if (answer.isPresent() && answer.get().status() == 412) {
            // What is to be created must not name a version.
            answer = connection.send(request.without("If-Match"));
        }
        if (answer.isEmpty() || !answer.get().success()) {
            throw new AssertionError("The stage could not be set:\n" + request + "\n" + answer);
        }
        return answer.get();
    }

    private Operation operation(String id) {
        return Objects.requireNonNull(operations.get(id), id);
    }
}
