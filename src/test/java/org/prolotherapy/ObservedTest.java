package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.tryToCreate;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What whoever runs the service sees of it from outside. */
@QuarkusTest
class ObservedTest {

    private static final String CREATED = "prolotherapy_plans_created_total";
    private static final String PERFORMED = "prolotherapy_sessions_performed_total";
    private static final String HELD = "prolotherapy_safety_holds_total";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PATIENT = "12345678901";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Spans spans;

    @Test
    void countsWhatWasKept() {
        Map<String, Double> before = counted();
        Plan plan = createPlan(kneeOsteoarthritis());
        assertThat(countedSince(before)).isEqualTo(Map.of(CREATED, 1.0, PERFORMED, 0.0, HELD, 0.0));

        plan.record(1, performedAt("2027-01-04T09:00:00+03:00"));
        plan.tryToRecord(1, performedAt("2027-01-04T09:00:00+03:00")).statusCode(200);
        assertThat(countedSince(before)).isEqualTo(Map.of(CREATED, 1.0, PERFORMED, 1.0, HELD, 0.0));

        plan.screen(screening().with("infectionAtSite", true));
        assertThat(countedSince(before)).isEqualTo(Map.of(CREATED, 1.0, PERFORMED, 1.0, HELD, 1.0));
    }

    @Test
    void countsNothingThatIsRolledBack() {
        Body plan = kneeOsteoarthritis().with("externalId", UUID.randomUUID().toString());
        createPlan(plan);
        Map<String, Double> before = counted();
        tryToCreate(plan).statusCode(409);
        assertThat(countedSince(before)).isEqualTo(Map.of(CREATED, 0.0, PERFORMED, 0.0, HELD, 0.0));
    }

    @Test
    void showsRoutesAndNeverAddresses() {
        Plan plan = createPlan(kneeOsteoarthritis());
        get(plan.address());
        get("/v1/nowhere/" + PATIENT);
        get("/v1/treatment-plans/" + PATIENT);
        given().queryParam("patient", "urn:example:ehr|" + PATIENT).get(Plan.PLANS);
        Token.none().get("/v1/treatment-plans/" + PATIENT);
        assertThat(scraped())
                .contains("http_server_requests_seconds_count", "uri=\"/v1/treatment-plans/{id}\"")
                .contains("agroal_active_count", "jvm_memory_used_bytes", "prolotherapy_audit_waiting")
                .doesNotContain(PATIENT, plan.address());
    }

    @Test
    void continuesTheTraceOfItsCallerWithoutWhatIsInItsAddress() {
        spans.want();
        given().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .queryParam("patient", "urn:example:ehr|" + PATIENT)
                .get(Plan.PLANS);
        // A span may end a moment after its answer has arrived.
        List<SpanData> taken = Waiting.until("a span", spans::soFar, some -> !some.isEmpty());
        assertThat(taken)
                .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getTraceId()).isEqualTo(TRACE);
                    assertThat(span.getName()).isEqualTo("GET /v1/treatment-plans");
                });
        assertThat(taken.toString()).doesNotContain(PATIENT);
    }

    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        String scraped = scraped();
        for (String counter : List.of(CREATED, PERFORMED, HELD)) {
            Matcher line =
                    Pattern.compile("(?m)^" + counter + "(?:\\{.*})? (\\S+)$").matcher(scraped);
            assertThat(line.find()).as(counter).isTrue();
            counted.put(counter, Double.valueOf(line.group(1)));
        }
        return counted;
    }

    private Map<String, Double> countedSince(Map<String, Double> before) {
        Map<String, Double> since = counted();
        since.replaceAll((counter, now) -> now - before.getOrDefault(counter, 0.0));
        return since;
    }

    private String scraped() {
        return given().header("Accept", "text/plain").get(metrics).asString();
    }
}
