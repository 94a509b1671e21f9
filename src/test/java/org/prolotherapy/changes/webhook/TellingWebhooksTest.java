package org.prolotherapy.changes.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.TokenIsSent.callersOf;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;
import org.prolotherapy.changes.webhook.TestReceiver.Heard;

/** What receivers are told that hear, that fail, and that are not what they seem. Each test has a clinic of its own. */
@QuarkusTest
class TellingWebhooksTest {

    private static final String WEBHOOKS = "/v1/webhooks";

    @Inject
    ClockForTests clock;

    @Inject
    NamesForTests names;

    @Inject
    TellWebhooks tell;

    private final String clinic = "told-" + UUID.randomUUID();
    private final TestReceiver receiver = TestReceiver.started();

    @AfterEach
    void receiverLeaves() throws SQLException {
        receiver.close();
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from webhook where clinic_id = '" + clinic + "'");
        }
    }

    @Test
    void tellsWhatHappensOnceAndSigned() throws WebhookSigningException {
        JsonPath webhook = created(receiver.url(), "plan.created", "plan.held");
        Plan plan = here(() -> createPlan(kneeOsteoarthritis().ofPatient("in-no-message")));
        here(() -> plan.act("hold"));

        // Messages overtake each other.
        Heard first = receiver.await(2).stream()
                .filter(heard -> JsonPath.from(heard.body()).getString("type").equals("plan.created"))
                .findFirst()
                .orElseThrow();
        JsonPath event = JsonPath.from(first.body());
        assertThat(event.getString("id")).isEqualTo(first.id());
        assertThat(event.getString("data.planId")).isEqualTo(plan.id());
        assertThat(first.body()).doesNotContain("in-no-message");
        assertThat(first.path()).isEqualTo("/told?by=us");
        assertThat(first.headers())
                .containsEntry("content-type", "application/cloudevents+json")
                .containsEntry("host", "127.0.0.2:" + receiver.port());
        assertThat(first.timestamp()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(first.signature())
                .isEqualTo(new Webhook(webhook.getString("secret")).sign(first.id(), first.timestamp(), first.body()));

        Waiting.until(
                "both heard", () -> deliveries(webhook, "?state=DELIVERED").size() == 2);
        assertThat(receiver.heard())
                .extracting(Heard::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(deliveries(webhook, ""))
                .allSatisfy(each -> assertThat(each)
                        .containsEntry("attempts", 1)
                        .containsEntry("answered", 204)
                        .doesNotContainKeys("failure", "nextAttemptAt"));
        assertThat(deliveries(webhook, "?limit=1"))
                .first()
                .satisfies(each -> assertThat(each).containsEntry("type", "plan.held"));
        String next = here(() -> given().get(address(webhook) + "/deliveries?limit=1"))
                .path("next");
        assertThat(deliveries(webhook, "?limit=1&cursor=" + next))
                .first()
                .satisfies(each -> assertThat(each).containsEntry("type", "plan.created"));
    }

    @Test
    void triesAgainWithTheSameIdForThreeDaysAndKeepsWhatIsDead() {
        receiver.answering(500);
        JsonPath webhook = created(receiver.url(), "plan.created");
        here(() -> createPlan(kneeOsteoarthritis()));
        for (int attempt = 1; attempt < 10; attempt++) {
            Map<String, Object> waiting = attempted(webhook, attempt);
            assertThat(waiting)
                    .containsEntry("state", "WAITING")
                    .containsEntry("answered", 500)
                    .containsEntry("failure", "REFUSED");
            Instant next =
                    OffsetDateTime.parse((String) waiting.get("nextAttemptAt")).toInstant();
            assertThat(next).isAfter(clock.instant());
            clock.advance(Duration.between(clock.instant(), next));
        }
        assertThat(attempted(webhook, 10)).containsEntry("state", "DEAD").doesNotContainKey("nextAttemptAt");
        assertThat(receiver.heard())
                .hasSize(10)
                .extracting(Heard::id)
                .containsOnly(receiver.heard().get(0).id());
        assertThat(receiver.heard()).extracting(Heard::timestamp).isSorted().doesNotHaveDuplicates();
        assertThat(deliveries(webhook, "?state=DEAD")).hasSize(1);

        receiver.answering(200);
        String event = receiver.heard().get(0).id();
        here(() -> given().post(address(webhook) + "/deliveries/" + event + "/redeliver"))
                .then()
                .statusCode(200)
                .body("state", is("WAITING"), "attempts", is(0));
        Waiting.until(
                "it is heard", () -> deliveries(webhook, "?state=DELIVERED").size() == 1);
        assertThat(receiver.heard()).extracting(Heard::id).containsOnly(event);
    }

    @Test
    void leavesAReceiverAloneThatAsksForIt() {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        JsonPath webhook = created(receiver.url(), "plan.created");
        here(() -> createPlan(kneeOsteoarthritis()));
        assertThat(OffsetDateTime.parse((String) attempted(webhook, 1).get("nextAttemptAt"))
                        .toInstant())
                .isEqualTo(clock.instant().plusSeconds(3600));
    }

    @Test
    void doesNotLetOneThatHangsKeepAnotherWaiting() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (TestReceiver other = TestReceiver.started()) {
            receiver.answering(exchange -> {
                try {
                    end.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            JsonPath hanging = created(receiver.url(), "plan.created");
            created(other.url(), "plan.created");
            here(() -> IntStream.range(0, 2 * Deliveries.AT_ONCE)
                    .mapToObj(i -> createPlan(kneeOsteoarthritis()))
                    .toList());
            other.await(2 * Deliveries.AT_ONCE);
            Waiting.until(
                    "time-outs",
                    () -> deliveries(hanging, "").stream().anyMatch(each -> "TIMED_OUT".equals(each.get("failure"))));
            assertThat(receiver.heard().size()).isPositive();
        } finally {
            end.countDown();
        }
    }

    @Test
    void followsNoRedirect() {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        JsonPath webhook = created(receiver.url(), "plan.created");
        here(() -> createPlan(kneeOsteoarthritis()));
        assertThat(attempted(webhook, 1)).containsEntry("answered", 307).containsEntry("failure", "REDIRECTED");
        assertThat(receiver.heard()).extracting(Heard::path).containsExactly("/told?by=us");
    }

    @Test
    void tellsNothingMoreAfter410UntilItIsEnabled() {
        receiver.answering(410);
        JsonPath webhook = created(receiver.url(), "plan.created");
        here(() -> createPlan(kneeOsteoarthritis()));
        Waiting.until("it is disabled", () -> read(webhook).getString("disabledAt") != null);
        here(() -> createPlan(kneeOsteoarthritis()));
        here(() -> given().post(address(webhook) + "/test"))
                .then()
                .statusCode(409)
                .body("code", is("webhook-disabled"));
        here(() -> given().post(address(webhook) + "/deliveries/"
                        + receiver.heard().get(0).id() + "/redeliver"))
                .then()
                .statusCode(409);
        assertThat(receiver.heard()).hasSize(1);

        receiver.answering(200);
        here(() -> given().post(address(webhook) + "/enable"))
                .then()
                .statusCode(200)
                .body("disabledAt", nullValue());
        clock.advance(Duration.ofMinutes(1));
        Waiting.until(
                "what happened meanwhile",
                () -> deliveries(webhook, "?state=DELIVERED").size() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://0/",
                "https://nowhere.invalid/",
                "https://inside.example/",
                "https://half-inside.example/",
                "http://public.example/",
                "ftp://public.example/",
                "https://user@public.example/",
                "https://public.example/#part",
                "https:///path",
                "public.example",
                "https://a b/",
                "https://public.example:0/",
                "https://public.example:70000/",
                "//public.example/",
                "file:///etc/passwd"
            })
    void refusesAddressesThatNothingIsSentTo(String url) {
        names.lead("inside.example", () -> List.of("192.168.0.7"));
        names.lead("half-inside.example", () -> List.of("1.1.1.1", "192.168.0.7"));
        names.lead("public.example", () -> List.of("1.1.1.1"));
        here(() -> sending(object().with("url", url)).post(WEBHOOKS))
                .then()
                .statusCode(422)
                .body("code", is("webhook-address-refused"), "violations[0].field", is("/url"));
        here(() -> given().get(WEBHOOKS)).then().body("items.size()", is(0));
    }

    @Test
    void connectsWhereItLookedAndNowhereElse() {
        AtomicInteger asked = new AtomicInteger();
        try (TestReceiver inside = TestReceiver.startedAt("127.0.0.3", receiver.port())) {
            // Of each two look-ups the first leads where it may, and the next inside.
            names.lead(
                    "rebinding.example",
                    () -> List.of(asked.getAndIncrement() % 2 == 0 ? TestReceiver.HOST : "127.0.0.3"));
            JsonPath webhook = created(receiver.url("rebinding.example"), "plan.created");
            assertThat(asked).hasValue(1);
            here(() -> createPlan(kneeOsteoarthritis()));
            assertThat(attempted(webhook, 1)).containsEntry("failure", "ADDRESS_REFUSED");
            clock.advance(Duration.ofSeconds(7));
            assertThat(attempted(webhook, 2)).containsEntry("state", "DELIVERED");
            assertThat(asked).as("one look-up an attempt").hasValue(3);
            assertThat(inside.heard()).isEmpty();
            assertThat(receiver.heard())
                    .hasSize(1)
                    .allSatisfy(heard ->
                            assertThat(heard.headers()).containsEntry("host", "rebinding.example:" + receiver.port()));
        }
    }

    @Test
    void sendsNothingWithoutTlsToPublicAddresses() {
        names.lead("moving.example", () -> List.of(TestReceiver.HOST));
        JsonPath webhook = created(receiver.url("moving.example"), "plan.created");
        names.lead("moving.example", () -> List.of("1.1.1.1"));
        here(() -> createPlan(kneeOsteoarthritis()));
        assertThat(attempted(webhook, 1)).containsEntry("failure", "NOT_ENCRYPTED");
    }

    @Test
    void speaksToNobodyInTheClearWhoIsToSpeakTls() {
        JsonPath webhook = created(receiver.url().replace("http:", "https:"), "plan.created");
        here(() -> createPlan(kneeOsteoarthritis()));
        assertThat(attempted(webhook, 1).get("failure")).isIn("CONNECTION_FAILED", "TIMED_OUT");
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void signsWithBothSecretsForADay() throws WebhookSigningException {
        JsonPath webhook = created(receiver.url(), "plan.created");
        JsonPath rotated = here(() -> given().post(address(webhook) + "/rotate-secret"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        here(() -> given().post(address(webhook) + "/test")).then().statusCode(200);
        Heard first = receiver.awaitFirst();
        assertThat(first.signature().split(" ")).containsExactly(signature(rotated, first), signature(webhook, first));
        assertThat(JsonPath.from(first.body()).getString("type")).isEqualTo("webhook.test");

        clock.advance(Duration.ofDays(1));
        here(() -> given().post(address(webhook) + "/test")).then().statusCode(200);
        Heard second = receiver.await(2).get(1);
        assertThat(second.signature()).isEqualTo(signature(rotated, second));
    }

    @Test
    void showsASecretOnce() {
        Body request = object().with("url", receiver.url());
        String key = UUID.randomUUID().toString();
        JsonPath first = here(() ->
                        sending(request).header("Idempotency-Key", key).post(WEBHOOKS))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(first.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        JsonPath again = here(() ->
                        sending(request).header("Idempotency-Key", key).post(WEBHOOKS))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .jsonPath();
        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        String secret = first.getString("secret");
        for (String path : List.of("", "/" + first.getString("id"), "/" + first.getString("id") + "/deliveries")) {
            assertThat(here(() -> given().get(WEBHOOKS + path)).asString()).doesNotContain(secret, "whsec_");
        }
        assertThat(again.getString("secret")).isNull();
        assertThat(here(() -> given().delete(address(first))).asString()).doesNotContain("whsec_");
    }

    @Test
    void isReadAndChangedByItsOwnClinicAlone() {
        JsonPath webhook = created(receiver.url());
        for (String path : List.of("", "/deliveries")) {
            given().get(address(webhook) + path).then().statusCode(404);
        }
        for (String act :
                List.of("/test", "/enable", "/rotate-secret", "/deliveries/" + UUID.randomUUID() + "/redeliver")) {
            given().post(address(webhook) + act).then().statusCode(404);
        }
        given().delete(address(webhook)).then().statusCode(404);
        given().get(WEBHOOKS).then().body("items.id.flatten()", not(hasItem(webhook.getString("id"))));
        given().header(
                        "Authorization",
                        "Bearer "
                                + Token.ofClinic(clinic).with(Token.EVERY_SCOPE).ofPatient("somebody"))
                .get(WEBHOOKS)
                .then()
                .statusCode(403);
        here(() -> given().delete(address(webhook))).then().statusCode(200);
        here(() -> given().get(address(webhook))).then().statusCode(404);
    }

    /** The second is as after a dump that was restored where fewer transactions have been. */
    @ParameterizedTest
    @ValueSource(strings = {"feed_database = 'another'", "feed_database = 'another', feed_xid = '4000000000'"})
    void saysWhenSomethingWasLostForIt(String place) throws SQLException {
        JsonPath webhook = created(receiver.url(), "plan.created");
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("update webhook set " + place + " where id = '" + webhook.get("id") + "'");
        }
        here(() -> createPlan(kneeOsteoarthritis()));
        Waiting.until("the gap", () -> read(webhook).getString("gapAt") != null);
        here(() -> createPlan(kneeOsteoarthritis()));
        receiver.awaitFirst();
    }

    private static String signature(JsonPath webhook, Heard heard) throws WebhookSigningException {
        return new Webhook(webhook.getString("secret")).sign(heard.id(), heard.timestamp(), heard.body());
    }

    private JsonPath created(String url, String... types) {
        Body request = object().with("url", url);
        ValidatableResponse answer = here(() -> sending(
                                types.length == 0 ? request : request.with("types", List.of(types)))
                        .post(WEBHOOKS))
                .then()
                .statusCode(201);
        return answer.extract().jsonPath();
    }

    private static String address(JsonPath webhook) {
        return WEBHOOKS + "/" + webhook.getString("id");
    }

    private JsonPath read(JsonPath webhook) {
        return here(() -> given().get(address(webhook))).jsonPath();
    }

    /** As they are once whatever is due now has been sent, and not only at the next second. */
    private List<Map<String, Object>> deliveries(JsonPath webhook, String query) {
        tell.tell();
        return here(() -> given().get(address(webhook) + "/deliveries" + query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The one delivery, once this attempt is over. */
    private Map<String, Object> attempted(JsonPath webhook, int attempts) {
        return Waiting.until(
                        "attempt " + attempts,
                        () -> deliveries(webhook, ""),
                        it -> it.size() == 1
                                && Integer.valueOf(attempts).equals(it.get(0).get("attempts"))
                                && it.get(0).containsKey("attemptedAt")
                                && OffsetDateTime.parse((String) it.get(0).get("attemptedAt"))
                                        .toInstant()
                                        .equals(clock.instant()))
                .get(0);
    }

    private <T> T here(Supplier<T> calls) {
        return callersOf(clinic, calls);
    }
}
