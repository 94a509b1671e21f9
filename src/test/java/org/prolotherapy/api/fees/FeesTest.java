package org.prolotherapy.api.fees;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.PostgresForTests;

/** What sessions and courses cost. Every story has years of its own, because the fees of a year are the clinic's. */
@QuarkusTest
class FeesTest {

    private static final String DEXTROSE = "hypertonic-dextrose";
    private static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    @Inject
    SessionFactory sessions;

    @Test
    void setsTheFeesOfAYearAndReplacesThem() {
        get("/v1/fee-schedules/2101").then().statusCode(404).body("code", is("not-found"));
        String first = put(2101, fee(DEXTROSE, "1500", "TRY"), fee("inflammatory", "40.5", "EUR"))
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/fee-schedules/2101"))
                .body("fees", hasSize(2))
                .body("fees[0].protocol", is(DEXTROSE))
                .body("fees[0].price", equalTo(Map.of("amount", "1500.00", "currency", "TRY")))
                .body("fees[1].price", equalTo(Map.of("amount", "40.50", "currency", "EUR")))
                .extract()
                .header("ETag");
        get("/v1/fee-schedules/2101").then().statusCode(200).header("ETag", is(first));

        String second = replace(2101, first, fee(DEXTROSE, "1600.00", "TRY"))
                .then()
                .statusCode(200)
                .body("fees", hasSize(1))
                .body("fees[0].price.amount", is("1600.00"))
                .header("ETag", not(first))
                .extract()
                .header("ETag");

        get("/v1/fee-schedules/2101")
                .then()
                .statusCode(200)
                .header("ETag", is(second))
                .body("fees.price.amount", contains("1600.00"));
    }

    @Test
    void takesBackWhatItAnswered() {
        String etag = put(2102, fee(DEXTROSE, "1500.5", "TRY"), fee(DEXTROSE, "20000", "JPY"))
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        String body = get("/v1/fee-schedules/2102").asString();

        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(body)
                .put("/v1/fee-schedules/2102")
                .then()
                .statusCode(200)
                .header("ETag", is(etag))
                .body("fees.price.currency", contains("JPY", "TRY"))
                .body("fees.price.amount", contains("20000", "1500.50"));
    }

    @Test
    void replacesNoFeesThatTheCallerHasNotSeen() {
        String etag = put(2103, fee(DEXTROSE, "1500.00", "TRY"))
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");

        put(2103, fee(DEXTROSE, "1.00", "TRY")).then().statusCode(428).body("code", is("precondition-required"));
        replace(2103, "\"99\"", fee(DEXTROSE, "1.00", "TRY"))
                .then()
                .statusCode(412)
                .body("code", is("precondition-failed"));
        replace(2103, etag, fee(DEXTROSE, "1700.00", "TRY")).then().statusCode(200);
        replace(2103, etag, fee(DEXTROSE, "1.00", "TRY")).then().statusCode(412);
        get("/v1/fee-schedules/2103").then().body("fees.price.amount", contains("1700.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void changesNoFeesThatThereAreNot(String ifMatch) {
        replace(2104, ifMatch, fee(DEXTROSE, "1500.00", "TRY"))
                .then()
                .statusCode(412)
                .body("code", is("precondition-failed"));
        get("/v1/fee-schedules/2104").then().statusCode(404);
    }

    @Test
    void letsOneOfManyBeTheFirst() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> caller =
                    () -> put(2105, fee(DEXTROSE, "1500.00", "TRY")).statusCode();
            List<Future<Integer>> answers =
                    callers.invokeAll(Stream.generate(() -> caller).limit(8).toList());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409, 428);
        } finally {
            callers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1899, 3000, 0, -1})
    void refusesAYearThatNoSessionIsIn(int year) {
        for (Response answer : List.of(get("/v1/fee-schedules/" + year), put(year))) {
            answer.then()
                    .statusCode(400)
                    .body("violations[0].in", is("path"))
                    .body("violations[0].field", is("year"))
                    .body("violations[0].message", is("must be a year from 1900 to 2999"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1900, 2999})
    void takesTheFirstAndTheLastYear(int year) {
        put(year).then().statusCode(201).body("fees", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "-1.00, TRY, /fees/0/price/amount",
        "1e3, TRY, /fees/0/price/amount",
        "'1,50', TRY, /fees/0/price/amount",
        "'', TRY, /fees/0/price/amount",
        ".5, TRY, /fees/0/price/amount",
        "007, TRY, /fees/0/price/amount",
        "1000000000000, TRY, /fees/0/price/amount",
        "1500.001, TRY, /fees/0/price/amount",
        "1500.0, JPY, /fees/0/price/amount",
        "1500.00, try, /fees/0/price/currency",
        "1500.00, LIRA, /fees/0/price/currency",
        "1500.00, TRL, /fees/0/price/currency",
        "1500.00, DEM, /fees/0/price/currency",
        "1500.00, HRK, /fees/0/price/currency",
        "1500.00, XAU, /fees/0/price/currency",
        "1500.00, XXX, /fees/0/price/currency",
        "1500.00, QQQ, /fees/0/price/currency"
    })
    void refusesAPriceThatIsNone(String amount, String currency, String field) {
        put(2106, fee(DEXTROSE, amount, currency))
                .then()
                .statusCode(400)
                .body("code", is("invalid-request"))
                .body("violations.field", contains(field))
                .body("violations.in", contains("body"));
    }

    @Test
    void takesTheDearestAndTheCheapestPriceToTheLastDigit() {
        put(2107, fee(DEXTROSE, "999999999999.99", "TRY"), fee(DEXTROSE, "0", "EUR"), fee(DEXTROSE, "12.345", "KWD"))
                .then()
                .statusCode(201);
        get("/v1/fee-schedules/2107").then().body("fees.price.amount", contains("0.00", "12.345", "999999999999.99"));
    }

    @Test
    void refusesAnAmountThatIsNoText() {
        given().contentType(ContentType.JSON)
                .body(
                        "{\"fees\":[{\"protocol\":\"hypertonic-dextrose\",\"price\":{\"amount\":1500.00,\"currency\":\"TRY\"}}]}")
                .put("/v1/fee-schedules/2106")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("/fees/0/price/amount"))
                .body("violations[0].message", is("must be text"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        put(
                        2106,
                        fee("cortisone", "1.00", "TRY"),
                        fee(DEXTROSE, "1.00", "QQQ"),
                        fee(DEXTROSE, "1.00", "XAU"),
                        fee(DEXTROSE, "1.00", "EUR"),
                        fee(DEXTROSE, "2.00", "EUR"))
                .then()
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body(
                        "violations.field",
                        contains("/fees/0/protocol", "/fees/1/price/currency", "/fees/2/price/currency", "/fees/4"));
        put(2106, fee(DEXTROSE, "1.00", "EUR"), fee(DEXTROSE, "2.00", "TRY"), fee(DEXTROSE, "1.00", "EUR"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("/fees/2"));
        get("/v1/fee-schedules/2106").then().statusCode(404);
    }

    @Test
    void usesBothYearsFeesForACourseOverNewYear() {
        put(2110, fee(DEXTROSE, "1500.00", "TRY")).then().statusCode(201);
        put(2111, fee(DEXTROSE, "1800.00", "TRY")).then().statusCode(201);

        String plan = create("2110-12-15", "MILD")
                .body("feeEstimate.quoted.totals", hasSize(1))
                .body("feeEstimate.quoted.totals[0].amount", is("4800.00"))
                .extract()
                .path("id");

        estimate(plan)
                .header("ETag", is("\"1\""))
                .header("Cache-Control", is("no-store"))
                .body("quoted.totals[0]", equalTo(Map.of("amount", "4800.00", "currency", "TRY", "sessionCount", 3)))
                .body("quoted.missing", empty())
                .body("current.totals[0]", equalTo(Map.of("amount", "4800.00", "currency", "TRY", "sessionCount", 3)))
                .body("missing", empty())
                .body("sessions.number", contains(1, 2, 3))
                .body("sessions.date", contains("2110-12-15", "2110-12-29", "2111-01-12"))
                .body("sessions.year", contains(2110, 2110, 2111))
                .body("sessions.prices.flatten().amount", contains("1500.00", "1500.00", "1800.00"))
                .body("rationale.rule", contains("fees-per-session", "fees-by-year"))
                .body("rationale[1].statement", containsString("2110: 2 sessions; 2111: 1 session."))
                .body("rationale.sources", everyItem(contains("S3")))
                .body("notes", empty());
    }

    @Test
    void keepsWhatWasQuotedWhenPricesChange() {
        String etag = put(2113, fee(DEXTROSE, "1000.00", "TRY"))
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        String plan = create("2113-02-01", "MILD").extract().path("id");
        String quotedAt = estimate(plan).extract().path("quoted.quotedAt");

        replace(2113, etag, fee(DEXTROSE, "1250.50", "TRY"), fee(DEXTROSE, "30.00", "EUR"))
                .then()
                .statusCode(200);

        estimate(plan)
                .body("quoted.quotedAt", is(quotedAt))
                .body("quoted.totals.amount", contains("3000.00"))
                .body("current.totals.currency", contains("EUR", "TRY"))
                .body("current.totals.amount", contains("90.00", "3751.50"))
                .body("rationale.rule", hasItem("fees-by-currency"));
        get("/v1/treatment-plans/" + plan)
                .then()
                .body("version", is(1))
                .body("feeEstimate.quoted.totals.amount", contains("3000.00"))
                .body("feeEstimate.current.totals.amount", contains("90.00", "3751.50"));
    }

    @Test
    void quotesAnewWhenACourseIsReplanned() throws SQLException {
        String etag = put(2114, fee(DEXTROSE, "1000.00", "TRY"))
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        String plan = create("2114-02-01", "MILD").extract().path("id");
        replace(2114, etag, fee(DEXTROSE, "1100.00", "TRY")).then().statusCode(200);

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("severity", "SEVERE", "reason", "worse than it seemed"))
                .post("/v1/treatment-plans/" + plan + "/replan")
                .then()
                .statusCode(200)
                .body("feeEstimate.quoted.totals.amount", contains("6600.00"))
                .body("feeEstimate.current.totals.amount", contains("6600.00"));

        estimate(plan)
                .body("quoted.totals.amount", contains("6600.00"))
                .body("quoted.totals.sessionCount", contains(6));
        assertThat(quotesOf(plan)).isEqualTo(2);
    }

    @Test
    void pricesAPerformedSessionByTheProtocolItWasPerformedBy() {
        put(2013, fee(DEXTROSE, "1000.00", "TRY"), fee("inflammatory", "5000.00", "TRY"))
                .then()
                .statusCode(201);
        String plan = create("2013-02-01", "MILD").extract().path("id");
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "performedAt", "2013-02-01T10:00:00+02:00", "performer", "dr-demir", "injections", List.of()))
                .put("/v1/treatment-plans/" + plan + "/sessions/1/record")
                .then()
                .statusCode(201);

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("protocol", "inflammatory", "reason", "another way"))
                .post("/v1/treatment-plans/" + plan + "/replan")
                .then()
                .statusCode(200)
                .body("feeEstimate.quoted.totals.amount", contains("16000.00"))
                .body("feeEstimate.current.totals.amount", contains("16000.00"));
    }

    @Test
    void saysWhichYearHasNoPriceAndForgetsNotWhatWasQuotedWithoutIt() {
        put(2116, fee(DEXTROSE, "1500.00", "TRY")).then().statusCode(201);
        String plan = create("2116-12-15", "MILD")
                .body("feeEstimate.missing", contains(2117))
                .extract()
                .path("id");

        estimate(plan)
                .body("quoted.totals.amount", contains("3000.00"))
                .body("quoted.missing", contains(2117))
                .body("current.totals.amount", contains("3000.00"))
                .body("current.totals.sessionCount", contains(2))
                .body("missing", contains(2117))
                .body("sessions[2].prices", empty())
                .body("notes.rule", contains("fee-year-missing"))
                .body("notes[0].strength", is("WARNING"))
                .body("notes[0].statement", containsString("Without a price: 2117."));

        put(2117, fee(DEXTROSE, "1800.00", "TRY")).then().statusCode(201);

        estimate(plan)
                .body("quoted.totals.amount", contains("3000.00"))
                .body("quoted.missing", contains(2117))
                .body("current.totals.amount", contains("4800.00"))
                .body("missing", empty())
                .body("notes", empty());
    }

    @Test
    void hasNoTotalWithoutFees() {
        create("2119-12-15", "MILD")
                .body("feeEstimate.quoted.totals", empty())
                .body("feeEstimate.quoted.missing", contains(2119, 2120))
                .body("feeEstimate.current.totals", empty())
                .body("feeEstimate.missing", contains(2119, 2120));
    }

    @Test
    void asksForNoFeeOfASessionThatIsCalledOff() {
        put(2122, fee(DEXTROSE, "1500.00", "TRY")).then().statusCode(201);
        String plan = create("2122-02-02", "MILD").extract().path("id");

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "moved away"))
                .post("/v1/treatment-plans/" + plan + "/cancel")
                .then()
                .statusCode(200)
                .body("feeEstimate.quoted.totals.amount", contains("4500.00"))
                .body("feeEstimate.current.totals", empty())
                .body("feeEstimate.sessions", empty())
                .body("feeEstimate.missing", empty());
    }

    @Test
    void pricesAMovedCourseByItsNewYearAndKeepsTheQuote() {
        put(2124, fee(DEXTROSE, "1000.00", "TRY")).then().statusCode(201);
        put(2125, fee(DEXTROSE, "1100.00", "TRY")).then().statusCode(201);
        String plan = create("2124-02-01", "MILD").extract().path("id");

        given().contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body("{\"startOn\": \"2125-02-01\"}")
                .patch("/v1/treatment-plans/" + plan)
                .then()
                .statusCode(200)
                .body("feeEstimate.quoted.totals.amount", contains("3000.00"))
                .body("feeEstimate.current.totals.amount", contains("3300.00"));
    }

    @Test
    void pricesAPerformedSessionByTheYearInWhichItWasPerformed() {
        put(2011, fee(DEXTROSE, "100.00", "TRY")).then().statusCode(201);
        put(2012, fee(DEXTROSE, "120.00", "TRY")).then().statusCode(201);
        String plan = create("2011-12-28", "MILD")
                .body("feeEstimate.quoted.totals.amount", contains("340.00"))
                .extract()
                .path("id");

        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "performedAt", "2012-01-02T10:00:00+02:00", "performer", "dr-demir", "injections", List.of()))
                .put("/v1/treatment-plans/" + plan + "/sessions/1/record")
                .then()
                .statusCode(201);

        estimate(plan)
                .body("sessions[0].date", is("2012-01-02"))
                .body("sessions.year", contains(2012, 2012, 2012))
                .body("current.totals.amount", contains("360.00"))
                .body("quoted.totals.amount", contains("340.00"));
    }

    @Test
    void knowsNoFeesOfAPlanThatThereIsNot() {
        get("/v1/treatment-plans/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/fee-estimate")
                .then()
                .statusCode(404)
                .body("code", is("not-found"));
    }

    @Test
    void isNotPatched() {
        String plan = create("2127-02-03", "MILD").extract().path("id");

        given().contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body("{\"feeEstimate\": null}")
                .patch("/v1/treatment-plans/" + plan)
                .then()
                .statusCode(422)
                .body("code", is("not-patchable"))
                .body("violations[0].message", containsString("it follows from the plan and the fee schedules"));
    }

    @Test
    void listsManyPlansWithAsManyQueriesAsOne() {
        put(2130, fee(DEXTROSE, "1000.00", "TRY")).then().statusCode(201);
        List.of("2130-02-01", "2130-03-01", "2130-04-03", "2129-12-15", "2128-12-15")
                .forEach(start -> create(start, "MILD"));

        assertThat(queriesToList(5)).isEqualTo(queriesToList(1));
        get("/v1/treatment-plans?limit=5")
                .then()
                .body("items[4].feeEstimate.current.totals.amount", contains("3000.00"))
                .body("items[1].feeEstimate.missing", contains(2129))
                .body("items[0].feeEstimate.missing", contains(2128, 2129))
                .body("items[0].feeEstimate.quoted.missing", contains(2128, 2129));
    }

    @Test
    void changesNoQuoteEver() throws SQLException {
        String plan = create("2133-02-02", "MILD").extract().path("id");

        try (Connection connection = PostgresForTests.asOwner();
                PreparedStatement change = connection.prepareStatement(
                        "update plan_quote set missing_years = '{}' where plan_id = cast(? as uuid)")) {
            change.setString(1, plan);
            assertThatThrownBy(change::executeUpdate).hasMessageContaining("plan_quote are never changed or deleted");
        }
    }

    @Test
    void isDescribedForThoseWhoCallIt() {
        get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/fee-schedules/{year}'.put.operationId", is("putFeeSchedule"))
                .body("paths.'/v1/fee-schedules/{year}'.put.responses", hasKey("201"))
                .body("paths.'/v1/fee-schedules/{year}'.get.parameters.name", hasItem("year"))
                .body("paths.'/v1/fee-schedules/{year}'.get.parameters[0].schema.type", is("integer"))
                .body("paths.'/v1/fee-schedules/{year}'.get.parameters[0].schema.maximum", is(2999))
                .body(
                        "paths.'/v1/treatment-plans/{id}/fee-estimate'.get.responses.'200'.content.'application/json'"
                                + ".schema.'$ref'",
                        is("#/components/schemas/FeeEstimate"))
                .body("components.schemas.Money.required", contains("amount", "currency"))
                .body("components.schemas.FeeEstimate.required", hasItem("current"))
                .body("components.schemas.FeeEstimate.required", not(hasItem("quoted")))
                .body("components.schemas.TreatmentPlan.required", hasItem("feeEstimate"))
                .body("components.schemas.FeeEstimateView", nullValue());
    }

    private int quotesOf(String plan) throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from plan_quote where plan_id = cast(? as uuid)")) {
            count.setString(1, plan);
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                return counted.getInt(1);
            }
        }
    }

    private long queriesToList(int plans) {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            get("/v1/treatment-plans?limit=" + plans).then().statusCode(200).body("items", hasSize(plans));
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static ValidatableResponse create(String startOn, String severity) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "patient",
                        Map.of("system", "urn:example:ehr", "value", "12345"),
                        "condition",
                        "knee-osteoarthritis",
                        "laterality",
                        "LEFT",
                        "severity",
                        severity,
                        "startOn",
                        startOn))
                .post("/v1/treatment-plans")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse estimate(String plan) {
        return get("/v1/treatment-plans/" + plan + "/fee-estimate").then().statusCode(200);
    }

    private static Response put(int year, Map<?, ?>... fees) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("fees", List.of(fees)))
                .put("/v1/fee-schedules/" + year);
    }

    private static Response replace(int year, String ifMatch, Map<?, ?>... fees) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(Map.of("fees", List.of(fees)))
                .put("/v1/fee-schedules/" + year);
    }

    private static Map<String, Object> fee(String protocol, String amount, String currency) {
        return Map.of("protocol", protocol, "price", Map.of("amount", amount, "currency", currency));
    }
}
