package org.prolotherapy.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/**
 * Every route of the contract with every kind of token: each cell answers as it should. The routes, and the scopes that are
 * enough for them, are read from {@code openapi.yaml}, so that a new route is in the matrix by itself.
 */
@QuarkusTest
class AuthorizationMatrixTest {

    private static final String NOTHING_READABLE = "{";
    private static final String PATIENT_SCOPES = "patient/TreatmentPlan.rs patient/Session.rs patient/Clinic.rs"
            + " patient/FeeSchedule.rs patient/AuditEvent.rs patient/Change.s patient/Webhook.rs"
            + " patient/Export.rs";
    private static final String YEAR = "2471";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** Of no use where a token cannot be trusted, whatever it says. */
    private static final Map<String, Function<Token, Token>> NOT_TO_BE_TRUSTED = untrusted();

    private final String patient = UUID.randomUUID().toString();
    private final String otherPatient = UUID.randomUUID().toString();
    private final List<String> wrong = new ArrayList<>();
    private int cells;
    private @Nullable Plan plan;

    @BeforeEach
    void theClinicHasFeesAndThePatientAPlan() {
        sending(object().with("fees", List.of())).put("/v1/fee-schedules/" + YEAR);
        plan = createPlan(kneeOsteoarthritis().ofPatient(patient));
    }

    @Test
    void everyCellIsAsExpected() {
        List<Route> routes = routes();
        for (Route route : routes) {
            if (route.open()) {
                expect(route, "no token", ask(route, Token.none()), "allowed");
            } else {
                expect(route, "no token", ask(route, Token.none()), "401");
                NOT_TO_BE_TRUSTED.forEach((why, spoil) -> expect(
                        route,
                        why,
                        ask(route, spoil.apply(Token.forEverything()).request()),
                        "401"));
                tokensWithAndWithoutScopes(route);
                tokensOfPatients(route);
                tokenOfAnotherClinic(route);
            }
        }
        System.out.printf(
                "authorization matrix: %d routes, %d cells, %d not as expected%n", routes.size(), cells, wrong.size());
        assertThat(wrong).isEmpty();
    }

    private void tokensWithAndWithoutScopes(Route route) {
        for (String scope : route.scopes()) {
            Token enough =
                    scope.startsWith("patient/") ? Token.withScopes(scope).ofPatient(patient) : Token.withScopes(scope);
            expect(route, "only " + scope, ask(route, enough.request()), "allowed");
        }
        if (route.scopes().isEmpty()) {
            expect(route, "no scope", ask(route, Token.withScopes("").request()), "allowed");
        } else {
            expect(route, "no scope", ask(route, Token.withScopes("").request()), "403");
            expect(
                    route,
                    "every other scope",
                    ask(route, Token.withScopes(route.everyOtherScope()).request()),
                    "403");
        }
    }

    private void tokensOfPatients(Route route) {
        boolean anybody = route.scopes().isEmpty();
        boolean patients = route.scopes().stream().anyMatch(scope -> scope.startsWith("patient/"));
        expect(
                route,
                "patient's scopes",
                ask(route, Token.withScopes(PATIENT_SCOPES).ofPatient(patient).request()),
                anybody || patients ? "allowed" : "403");
        expect(
                route,
                "patient's scopes without a patient",
                ask(route, Token.withScopes(PATIENT_SCOPES).request()),
                anybody ? "allowed" : "403");
        if (patients) {
            Response own = askInFull(route, Token.withScopes(PATIENT_SCOPES).ofPatient(patient));
            expect(route, "own patient, in full", own, "allowed");
        }
        Response other = askInFull(route, Token.forEverything().ofPatient(otherPatient));
        if (route.path().startsWith("/v1/treatment-plans/{id}")) {
            // What no patient may read is refused whosever it is.
            boolean readByStaffAlone = route.method().equals("GET") && !patients;
            expect(route, "other patient", other, readByStaffAlone ? "403" : "404");
        } else if (route.path().equals("/v1/treatment-plans") && route.method().equals("POST")) {
            expect(route, "other patient", other, "403");
        } else if (patients) {
            expect(route, "other patient", other, "200");
            expect(
                    route,
                    "other patient sees nothing",
                    other.<List<?>>path("items").isEmpty() ? "nothing" : "something",
                    "nothing");
        } else if (!anybody) {
            expect(route, "a patient, whatever the other scopes", other, "403");
        }
    }

    /** It may do everything in a clinic of its own, which nobody has used before, and finds nothing there of this one. */
    private void tokenOfAnotherClinic(Route route) {
        Token token = Token.ofClinic("another-" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        String before = ofThisClinic();
        Response answer = askInFull(route, token);
        expect(
                route,
                "this clinic after the other",
                ofThisClinic().equals(before) ? "unchanged" : "changed",
                "unchanged");
        boolean below = route.path().contains("/v1/treatment-plans/{id}");
        boolean fees = route.path().contains("{year}") && route.method().equals("GET");
        expect(route, "other clinic", answer, below || fees ? "404" : "allowed");
        boolean lists = !route.scopes().isEmpty() && answer.asString().startsWith("{\"items\":");
        if (lists) {
            expect(
                    route,
                    "other clinic's list",
                    answer.<List<?>>path("items").isEmpty() ? "nothing" : "something",
                    "nothing");
        }
    }

    private String ofThisClinic() {
        return Stream.of("/v1/clinic", "/v1/fee-schedules/" + YEAR, plan().address())
                .map(address -> Token.forEverything().request().get(address).asString())
                .collect(Collectors.joining());
    }

    private Plan plan() {
        return Objects.requireNonNull(plan, "a plan is created first");
    }

    /** With a body that cannot be read, so that a request that is let through changes nothing. */
    private Response ask(Route route, RequestSpecification request) {
        return send(route, request, NOTHING_READABLE);
    }

    /** With a body that the contract shows as an example. */
    private Response askInFull(Route route, Token token) {
        return send(route, token.request(), route.example());
    }

    private Response send(Route route, RequestSpecification request, @Nullable String body) {
        if (route.mediaType() != null && body != null) {
            request.contentType(route.mediaType() + ";charset=utf-8").body(body);
        }
        if (!route.method().equals("GET")) {
            request.header("If-Match", "*");
        }
        String path = route.path().replace("/v1/treatment-plans/{id}", plan().address());
        return request.redirects().follow(false).request(route.method(), path(path));
    }

    private static String path(String template) {
        int plansAt = template.indexOf("/v1/treatment-plans");
        return template.substring(Math.max(plansAt, 0))
                .replace("{number}", "1")
                .replace("{year}", YEAR)
                .replace("{injectionId}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{eventId}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{linkId}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{webhookId}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{exportId}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{type}", "CONSENT")
                .replace("{event}", "01941f29-7c00-7000-8000-000000000000")
                .replace("{clinic}/{secret}", "local/" + "s".repeat(43))
                .replace("{code}", "not-found")
                .replace("/v1/protocols/{id}", "/v1/protocols/hypertonic-dextrose")
                .replace("/v1/regimens/{id}", "/v1/regimens/sit-2020-knee");
    }

    private void expect(Route route, String column, Response answer, String expected) {
        int status = answer.statusCode();
        boolean refused = status == 401 || status == 403;
        expect(
                route,
                column,
                expected.equals("allowed") && !refused && status < 500 ? "allowed" : "" + status,
                expected);
    }

    private void expect(Route route, String column, String answer, String expected) {
        cells++;
        if (!answer.equals(expected)) {
            wrong.add(route.method() + " " + route.path() + " with " + column + ": " + answer + " instead of "
                    + expected);
        }
    }

    private static Map<String, Function<Token, Token>> untrusted() {
        Map<String, Function<Token, Token>> untrusted = new LinkedHashMap<>();
        untrusted.put("expired", token -> token.expiredFor(60));
        untrusted.put("another audience", token -> token.claim("aud", "another"));
        untrusted.put("another issuer", token -> token.claim("iss", "https://another.example"));
        untrusted.put("alg none", Token::unsigned);
        untrusted.put("HMAC with the public key", Token::signedWithThePublicKey);
        untrusted.put("HMAC with the PEM of the public key", Token::signedWithThePemOfThePublicKey);
        untrusted.put("another key", Token::forged);
        untrusted.put("no exp", token -> token.without("exp"));
        return untrusted;
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        JsonNode contract = OpenApiDocument.committed().tree();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                routes.add(Route.of(path.getKey(), operation.getKey(), operation.getValue()))));
        return routes;
    }

    /**
     * An operation of the contract.
     *
     * @param open whether it needs no token
     * @param scopes of which any one is enough; none if every token is
     */
    private record Route(
            String path,
            String method,
            boolean open,
            List<String> scopes,
            @Nullable String mediaType,
            @Nullable String example) {

        private static final Map<String, String> LETTERS = Map.of(
                "TreatmentPlan",
                "cruds",
                "Session",
                "cruds",
                "Clinic",
                "cruds",
                "FeeSchedule",
                "cruds",
                "AuditEvent",
                "rs");

        static Route of(String path, String method, JsonNode operation) {
            JsonNode security = operation.path("security");
            assertThat(security.isArray())
                    .as(method + " " + path + " states its security")
                    .isTrue();
            JsonNode content = operation.path("requestBody").path("content");
            String mediaType =
                    content.isMissingNode() ? null : content.fieldNames().next();
            return new Route(
                    path,
                    method.toUpperCase(Locale.ROOT),
                    security.isEmpty(),
                    StreamSupport.stream(operation.path("x-required-scopes").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList(),
                    mediaType,
                    mediaType == null
                            ? null
                            : content.path(mediaType)
                                    .path("examples")
                                    .iterator()
                                    .next()
                                    .path("value")
                                    .toString());
        }

        /** All that staff and programs can have, but for what this route needs. */
        String everyOtherScope() {
            String needed = scopes.get(0).substring(scopes.get(0).indexOf('/') + 1);
            String resource = needed.substring(0, needed.indexOf('.'));
            String letter = needed.substring(needed.indexOf('.') + 1);
            return LETTERS.entrySet().stream()
                    .map(all -> all.getKey() + "."
                            + (all.getKey().equals(resource) ? all.getValue().replace(letter, "") : all.getValue()))
                    .flatMap(scope -> Stream.of("system/" + scope, "user/" + scope))
                    .collect(Collectors.joining(" "));
        }
    }
}
