package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.patching;
import static org.prolotherapy.Plan.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.TokenIsSent;

/** Every route of the contract that changes something, with the one event that its transaction leaves. */
@QuarkusTest
class ChangesAreAuditedTest {

    private static final String CLINIC = "changes-audited";
    private static final String ANY = "*";

    /** What makes something new, which has no version that could be named. */
    private static final Set<String> MAKING =
            Set.of("createTreatmentPlan", "createProtocol", "putFeeSchedule", "createWebhook");

    private final SoftAssertions softly = new SoftAssertions();
    private final Set<String> audited = new TreeSet<>();

    @Test
    void everyChangeLeavesOneEventInItsOwnTransaction() {
        TokenIsSent.callersOf(CLINIC, () -> {
            changeEverything();
            return CLINIC;
        });
        softly.assertThat(audited).as("the changes that there are").isEqualTo(changesOfTheContract());
        softly.assertAll();
    }

    private void changeEverything() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        changed(
                "putClinic",
                "clinic",
                ClinicOfTests.open().with("rooms", List.of("room-1", "room-2")),
                it -> it.put("/v1/clinic"));
        Body fees = object().with(
                        "fees",
                        List.of(Map.of(
                                "protocol",
                                "hypertonic-dextrose",
                                "price",
                                Map.of("amount", "1500.00", "currency", "TRY"))));
        changeAProtocol();
        changeASolution();
        changed("putFeeSchedule", "fee_schedule", fees, it -> it.put("/v1/fee-schedules/2998"));

        Body request = kneeOsteoarthritis();
        String address = sent("createTreatmentPlan", null, sending(request), it -> it.post(PLANS))
                .header("Location");
        String plan = address.substring(address.indexOf("/v1"));
        changed("addConsent", "consent", Body.consent("2026-12-28T10:00:00+03:00"), it -> it.post(plan + "/consents"));
        changed("putScreening", "treatment_plan", screening(), it -> it.put(plan + "/screening"));
        sent("patchTreatmentPlan", "treatment_plan", patching(object().with("weightKg", 71)), it -> it.patch(plan));
        changed(
                "replanTreatmentPlan",
                "treatment_plan",
                because("So.").with("severity", "SEVERE"),
                it -> it.post(plan + "/replan"));
        changed(
                "recordSession",
                "session_record",
                performedAt("2027-01-04T08:00:00+03:00"),
                it -> it.put(plan + "/sessions/1/record"));
        changed(
                "amendSessionRecord",
                "record_amendment",
                because("Typing error.").with("notes", "Well."),
                it -> it.post(plan + "/sessions/1/record/amendments"));
        String injection = changed(
                        "addInjection", "injection", Body.injection(), it -> it.post(plan + "/sessions/1/injections"))
                .path("id");
        changed(
                "amendInjection",
                "injection_amendment",
                because("Typing error.").with("volumeMl", 2),
                it -> it.post(plan + "/sessions/1/injections/" + injection + "/amendments"));
        changed(
                "addExerciseEntry",
                "exercise_entry",
                object().with("date", "2027-01-04").with("done", true),
                it -> it.post(plan + "/exercise-entries"));
        changed(
                "bookCourse",
                "session",
                object().with("performer", "dr-demir").with("preferredTime", "16:00"),
                it -> it.post(plan + "/book-course"));
        String event = changed(
                        "reportAdverseEvent",
                        "adverse_event",
                        object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"),
                        it -> it.post(plan + "/adverse-events"))
                .path("id");
        changed(
                "reviewAdverseEvent",
                "adverse_event_review",
                object().with("reviewedBy", "dr-demir").with("conclusion", "It is over."),
                it -> it.post(plan + "/adverse-events/" + event + "/review"));
        String link = changed("addCalendarLink", "calendar_link", object(), it -> it.post(plan + "/calendar-links"))
                .path("id");
        sent("revokeCalendarLink", "calendar_link", given(), it -> it.delete(plan + "/calendar-links/" + link));
        changed("cancelTreatmentPlan", "treatment_plan", because("So."), it -> it.post(plan + "/cancel"));
        changeAWebhook();

        String another = Plan.createPlan(kneeOsteoarthritis()).consented().address();
        String sessions = another.substring(another.indexOf("/v1")) + "/sessions/";
        changed(
                "bookSession",
                "session",
                object().with("startsAt", "2027-01-04T17:00").with("performer", "dr-demir"),
                it -> it.post(sessions + "1/book"));
        changed(
                "rescheduleSession",
                "session",
                because("So.").with("date", "2027-01-20").with("scope", "THIS"),
                it -> it.post(sessions + "2/reschedule"));
        changed("missSession", "session", because("Ill."), it -> it.post(sessions + "1/miss"));
        changed("cancelSession", "session", because("Enough."), it -> it.post(sessions + "3/cancel"));
        changed("extendTreatmentPlan", "treatment_plan", because("So."), it -> it.post(another + "/extend"));
        changed("holdTreatmentPlan", "treatment_plan", because("So."), it -> it.post(another + "/hold"));
        changed("resumeTreatmentPlan", "treatment_plan", because("So."), it -> it.post(another + "/resume"));
        changed("completeTreatmentPlan", "treatment_plan", because("So."), it -> it.post(another + "/complete"));

        Plan better = Plan.createPlan(
                        kneeOsteoarthritis().with("startOn", "2027-01-04").with("baseline", object().with("pain", 7)))
                .consented();
        better.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        changed(
                "addAssessment",
                "assessment",
                object().with("assessedAt", "2027-01-04T08:30:00+03:00").with("pain", 1),
                it -> it.post(better.address() + "/assessments"));
        String next = better.progress().extract().path("recommendation");
        changed(
                "acceptRecommendation",
                "plan_revision",
                because("So.").with("recommendation", next),
                it -> it.post(better.address() + "/recommendations/accept"));
    }

    /** Deliveries are written again as soon as they are made. */
    private void changeAWebhook() {
        String webhook = "/v1/webhooks/"
                + changed(
                                "createWebhook",
                                "webhook",
                                object().with("url", "https://hooks.example.com/"),
                                it -> it.post("/v1/webhooks"))
                        .<String>path("id");
        sent("rotateWebhookSecret", "webhook", given(), it -> it.post(webhook + "/rotate-secret"));
        sent("enableWebhook", "webhook", given(), it -> it.post(webhook + "/enable"));
        String event = sent("testWebhook", null, given(), it -> it.post(webhook + "/test"))
                .path("event");
        sent("redeliverWebhookEvent", null, given(), it -> it.post(webhook + "/deliveries/" + event + "/redeliver"));
        sent("deleteWebhook", null, given(), it -> it.delete(webhook));
    }

    private void changeAProtocol() {
        Body phase = object().with("name", "INITIAL")
                .with("sessions", Map.of("min", 3, "max", 4))
                .with("gapsDays", List.of(Map.of("min", 5, "target", 7, "max", 10)));
        Body described = object().with("display", "Weekly")
                .with("kind", "INFLAMMATORY")
                .with("phases", List.of(phase))
                .with("span", Map.of("months", 2))
                .with("injectionsPerSide", Map.of("min", 1, "max", 8))
                .with("solutions", List.of("hypertonic-dextrose-lidocaine"));
        String protocol = "/v1/protocols/our-knee";
        changed(
                "createProtocol",
                "clinic_protocol",
                object().with("id", "our-knee").with("basedOn", Map.of("regimen", "sit-2020-knee")),
                it -> it.post("/v1/protocols"));
        changed("putProtocol", "clinic_protocol", described, it -> it.put(protocol));
        changed(
                "approveProtocol",
                "clinic_protocol",
                object().with("approvedBy", "Dr. Demir"),
                it -> it.post(protocol + "/approve"));
        sent("createProtocolVersion", "clinic_protocol", given(), it -> it.post(protocol + "/versions"));
        sent("retireProtocol", "clinic_protocol", given(), it -> it.post(protocol + "/retire"));
    }

    private void changeASolution() {
        Body described = object().with("display", "Ours")
                .with("kind", "DEXTROSE")
                .with("components", List.of(Map.of("component", "dextrose", "percent", 15)));
        String solution = "/v1/solutions/our-dextrose";
        changed(
                "createSolution",
                "clinic_solution",
                described.with("code", "our-dextrose"),
                it -> it.post("/v1/solutions"));
        changed("putSolution", "clinic_solution", described.with("display", "Another"), it -> it.put(solution));
        changed(
                "approveSolution",
                "clinic_solution",
                object().with("approvedBy", "Dr. Demir"),
                it -> it.post(solution + "/approve"));
        sent("createSolutionVersion", "clinic_solution", given(), it -> it.post(solution + "/versions"));
        sent("retireSolution", "clinic_solution", given(), it -> it.post(solution + "/retire"));
    }

    private Response changed(
            String operation, String table, Body body, Function<RequestSpecification, Response> request) {
        return sent(operation, table, sending(body), request);
    }

    private Response sent(
            String operation,
            @Nullable String table,
            RequestSpecification sending,
            Function<RequestSpecification, Response> send) {
        String id = UUID.randomUUID().toString();
        if (!MAKING.contains(operation)) {
            sending.header("If-Match", ANY);
        }
        Response answer = send.apply(sending.header("X-Request-Id", id));
        softly.assertThat(answer.statusCode())
                .as(operation + ": " + answer.asString())
                .isBetween(200, 201);
        softly.assertThat(
                        query("select concat_ws(' ', action, outcome, client_id) from audit_event where request_id = '"
                                + id + "'"))
                .as("events of " + operation)
                .containsExactly(operation + " " + answer.statusCode() + " ehr");
        if (table != null) {
            softly.assertThat(query("select 1 from " + table + " where xmin = (select xmin from audit_event"
                            + " where request_id = '" + id + "') limit 1"))
                    .as("what the transaction of the event of " + operation + " wrote into " + table)
                    .isNotEmpty();
        }
        audited.add(operation);
        return answer;
    }

    private static Set<String> changesOfTheContract() {
        Set<String> changes = new TreeSet<>();
        JsonNode contract = OpenApiDocument.committed().tree();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String scope = operation.path("x-required-scopes").path(0).asText();
                    if (scope.endsWith(".c") || scope.endsWith(".u") || scope.endsWith(".d")) {
                        changes.add(operation.path("operationId").asText());
                    }
                }));
        return changes;
    }

    private static List<String> query(String sql) {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
