package org.prolotherapy.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;

/** A caller that does not know whether its request arrived sends it again. */
@QuarkusTest
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";

    @Inject
    ClockForTests clock;

    @Inject
    PruneIdempotentRequests pruneAnswers;

    private final String key = UUID.randomUUID().toString();
    private final Body body = kneeOsteoarthritis().ofPatient(key);

    @Test
    void makesOnePlanAndAnswersTwiceTheSame() {
        Response first = create(body, key);
        Response again = create(body, key);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        again.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"))
                .header("Content-Type", first.header("Content-Type"));
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        thereIsOnePlan();
    }

    @Test
    void takesABareAndAQuotedKeyForTheSame() {
        create(body, key).then().statusCode(201);

        create(body, '"' + key + '"').then().header("Idempotent-Replayed", "true");
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        create(body, key).then().statusCode(201);

        create(body.mild(), key).then().statusCode(422).body("code", is("idempotency-key-reused"));
        thereIsOnePlan();
    }

    @Test
    void tellsKeysApartByPathAndByClientAndByClinic() {
        create(body, key).then().statusCode(201);
        Token colleague = Token.forEverything().claim("azp", "portal");
        Token elsewhere = Token.ofClinic("idempotency").claim("scope", Token.EVERY_SCOPE);

        for (Token other : List.of(colleague, elsewhere)) {
            named(other.request(), body, key)
                    .post(PLANS)
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", nullValue());
        }
        Plan plan = createPlan(body);
        named(given(), because("Travels."), key)
                .header("If-Match", plan.etag())
                .post(plan.address() + "/hold")
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue());
    }

    @Test
    void givesNobodyTheAnswerToAnotherPatientOfTheSameApp() {
        Body mine = body.ofPatient("mine");
        create(mine, key).then().statusCode(201);
        Plan plan = createPlan(mine);
        String entries = plan.address() + "/exercise-entries";
        Body done = object().with("date", "2027-01-04").with("done", true);
        Token app = Token.forEverything();
        named(app.ofPatient("mine").request(), done, key).post(entries).then().statusCode(201);

        named(app.ofPatient("mine").request(), done, key)
                .post(entries)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true");
        named(app.ofPatient("yours").request(), done, key)
                .post(entries)
                .then()
                .statusCode(404)
                .header("Idempotent-Replayed", nullValue());
    }

    /** The parts of what a key belongs to are kept apart, whatever is in them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "app for urn:example:ehr|%s",
                "app\nurn:example:ehr|%s",
                "app\\nurn:example:ehr|%s",
                "app\\u000aurn:example:ehr|%s",
                "app\u0000urn:example:ehr|%s"
            })
    void givesNoClientWhatWasAnsweredToAnotherThatIsRestricted(String name) {
        Token app = Token.forEverything().claim("azp", "app").ofPatient(key);
        Token other = Token.forEverything().claim("azp", name.formatted(key));
        named(app.request(), body, key).post(PLANS).then().statusCode(201);

        named(other.request(), body, key).post(PLANS).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        for (Token each : List.of(app, other)) {
            named(each.request(), body, key).post(PLANS).then().header("Idempotent-Replayed", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/treatment-plans/",
                "/v1/treatment%2Dplans",
                "/v1/treatment%2dplans",
                "/%76%31/treatment-plans",
                "/v1/treatment%2Dplans/"
            })
    void makesOnePlanHoweverTheAddressIsSpelt(String spelling) {
        create(body, key).then().statusCode(201);

        Response again = named(Token.forEverything().request().noFilters().urlEncodingEnabled(false), body, key)
                .post(spelling);

        onceOrNowhere(again);
        thereIsOnePlan();
    }

    @Test
    void addsAnInjectionOnceHoweverItsPlanAndSessionAreSpelt() {
        Plan plan = createPlan(body);
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        String id = plan.id();
        for (String spelling : List.of(
                id + "/sessions/1/injections",
                id.toUpperCase(Locale.ROOT) + "/sessions/1/injections",
                id + "/sessions/01/injections",
                id + "/sessions/%31/injections",
                id + "/sessions/1/injections/",
                id.replace("-", "%2D") + "/sessions/1/injections")) {
            Response answer = named(
                            Token.forEverything().request().noFilters().urlEncodingEnabled(false), injection(), key)
                    .post(PLANS + "/" + spelling);
            if (answer.statusCode() != 201) {
                onceOrNowhere(answer);
            }
        }
        plan.injectionsOf(1).body("items", hasSize(5));
    }

    private static void onceOrNowhere(Response again) {
        assertThat(again.statusCode()).isIn(201, 404);
        if (again.statusCode() == 201) {
            again.then().header("Idempotent-Replayed", "true");
        }
    }

    @Test
    void repeatsAnActionWhoseVersionHasPassed() {
        Plan plan = createPlan(body);
        String etag = plan.etag();
        for (int i = 0; i < 2; i++) {
            named(given(), because("Travels."), key)
                    .header("If-Match", etag)
                    .post(plan.address() + "/hold")
                    .then()
                    .statusCode(200)
                    .body("version", is(2));
        }
        plan.get().body("version", is(2));
    }

    @Test
    void addsAnInjectionOnce() {
        Plan plan = createPlan(body);
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        for (int i = 0; i < 2; i++) {
            named(given(), injection(), key)
                    .post(plan.address() + "/sessions/1/injections")
                    .then()
                    .statusCode(201)
                    .body("position", is(5));
        }
        plan.injectionsOf(1).body("items", hasSize(5));
    }

    @Test
    void keepsNoError() {
        Body refused = body.with("externalId", key);
        createPlan(refused);
        create(refused, key).then().statusCode(409).body("code", is("external-id-taken"));

        create(body.with("externalId", key + "-2"), key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "a b", "\"half", "ü", "a\"b"})
    void refusesWhatIsNoKey(String malformed) {
        create(body, malformed)
                .then()
                .statusCode(400)
                .body("violations.field", contains(KEY))
                .body("violations.in", contains("header"));
    }

    @Test
    void takesAKeyOf255CharactersAndNoLongerOne() {
        String longest = key + "x".repeat(255 - key.length());

        create(body, longest).then().statusCode(201);
        create(body, longest + "x").then().statusCode(400);
        sending(body).header(KEY, "one").header(KEY, "two").post(PLANS).then().statusCode(400);
    }

    @Test
    void forgetsAnAnswerAfter24Hours() throws SQLException {
        clock.set("2027-01-02T09:00:00+03:00");
        create(body, key).then().statusCode(201);
        clock.set("2027-01-03T08:59:59+03:00");
        create(body, key).then().header("Idempotent-Replayed", "true");
        pruneAnswers.prune();
        assertThat(kept()).isEqualTo(1);

        clock.set("2027-01-03T09:00:01+03:00");
        pruneAnswers.prune();
        assertThat(kept()).isZero();
        create(body, key).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void takesAnExpiredKeyThatIsNotPrunedYet() {
        clock.set("2027-01-02T09:00:00+03:00");
        create(body, key).then().statusCode(201);
        clock.set("2027-01-03T09:00:01+03:00");

        create(body.mild(), key).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        create(body.mild(), key).then().header("Idempotent-Replayed", "true");
    }

    @Test
    void ignoresTheKeyWhereNothingIsStored() {
        Body search = Body.object().with("patient", "urn:example:ehr|" + key);
        for (Body each : List.of(search, search.with("limit", 1))) {
            named(given(), each, key).post(PLANS + "/_search").then().statusCode(200);
        }
    }

    /** Another transaction has the key, as a request that is not answered yet would. */
    @Test
    void asksToWaitForARequestThatIsBeingWorkedOn() throws Exception {
        try (Connection other = PostgresForTests.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Its plan's external id is taken in a transaction that is not finished, so that the first request waits.
            Plan plan = createPlan(body);
            statement.execute("select from treatment_plan where id = '" + plan.id() + "' for update");
            Callable<Response> hold = () -> named(given(), because("Travels."), key)
                    .header("If-Match", "*")
                    .post(plan.address() + "/hold");
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> call(hold));
            PostgresForTests.awaitSomeoneWaiting();

            call(hold)
                    .then()
                    .statusCode(409)
                    .body("code", is("idempotency-key-in-flight"))
                    .header("Retry-After", "1");
            other.rollback();
            first.get(10, TimeUnit.SECONDS).then().statusCode(200);
            call(hold).then().statusCode(200).header("Idempotent-Replayed", "true");
        }
    }

    @Test
    void makesOnePlanOfAHundredSimultaneousRequests() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                requests.add(() -> create(body, key).statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(requests)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).contains(201).isSubsetOf(201, 409);
        } finally {
            callers.shutdownNow();
        }
        thereIsOnePlan();
    }

    private static Response create(Body body, String key) {
        return named(given(), body, key).post(PLANS);
    }

    private static RequestSpecification named(RequestSpecification request, Body body, String key) {
        return request.contentType("application/json").body(body.toString()).header(KEY, key);
    }

    private void thereIsOnePlan() {
        given().queryParam("patient", "urn:example:ehr|" + key)
                .get(PLANS)
                .then()
                .body("items", hasSize(1));
    }

    private int kept() throws SQLException {
        try (Connection owner = PostgresForTests.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from idempotent_request where key = '" + key + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Response call(Callable<Response> request) {
        try {
            return request.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
