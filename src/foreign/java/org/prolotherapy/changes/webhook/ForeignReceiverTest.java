package org.prolotherapy.changes.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.TokenIsSent.callersOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.changes.webhook.TestReceiver.Heard;
import org.prolotherapy.foreign.Node;

/** A receiver verifies what it is told by npm's {@code standardwebhooks}, and reads it by {@code cloudevents}. */
@QuarkusTest
class ForeignReceiverTest {

    @Inject
    ClockForTests clock;

    private final String clinic = "foreign-" + UUID.randomUUID();

    @Test
    void verifiesAndReadsWhatItIsTold() throws Exception {
        // Which the library holds against its own clock.
        clock.set(Instant.now().toString());
        try (TestReceiver receiver = TestReceiver.started()) {
            JsonPath webhook = callersOf(
                    clinic,
                    () -> sending(object().with("url", receiver.url()).with("types", List.of("plan.created")))
                            .post("/v1/webhooks")
                            .jsonPath());
            Plan plan = callersOf(clinic, () -> createPlan(kneeOsteoarthritis().with("startOn", "2030-01-07")));
            JsonPath event = read(webhook.getString("secret"), receiver.awaitFirst());
            assertThat(event.getString("type")).isEqualTo("plan.created");
            assertThat(event.getString("data.planId")).isEqualTo(plan.id());

            JsonPath rotated = callersOf(
                    clinic,
                    () -> given().post("/v1/webhooks/" + webhook.getString("id") + "/rotate-secret")
                            .jsonPath());
            callersOf(clinic, () -> given().post("/v1/webhooks/" + webhook.getString("id") + "/test"));
            Heard test = receiver.await(2).get(1);
            assertThat(read(webhook.getString("secret"), test).getString("type"))
                    .isEqualTo("webhook.test");
            assertThat(read(rotated.getString("secret"), test).getString("type"))
                    .isEqualTo("webhook.test");
            callersOf(clinic, () -> given().delete("/v1/webhooks/" + webhook.getString("id")));
        }
    }

    private static JsonPath read(String secret, Heard heard) throws Exception {
        String message = new ObjectMapper()
                .writeValueAsString(Map.of("secret", secret, "headers", heard.headers(), "body", heard.body()));
        return JsonPath.from(Node.run("webhook.mjs", message));
    }
}
