package org.prolotherapy.course;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/**
 * A holiday among five hundred active plans: Wednesday, 2033-02-16. With it the clinic names one that it forgot,
 * 2033-02-02, on which it has treated. It is Friday, 2033-02-04, when it does.
 */
@QuarkusTest
class ClinicHolidayTest {

    private static final String AUTHORIZATION = "Bearer " + Token.forEverything();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PLANS_OF_A_KIND = 50;
    private static final String FORGOTTEN = "2033-02-02";
    private static final String HOLIDAY = "2033-02-16";

    /**
     * Plans that are alike.
     *
     * @param performed the day on which the first session was performed; empty if it was not
     * @param bookedSession number of the session that is booked; 0 for none
     * @param bookedFor its local time; empty for none
     * @param before the dates of the sessions before the holiday is known
     * @param after the dates of the sessions after it
     * @param released whether the booking cannot stay
     */
    private record Kind(
            String name,
            Body wanted,
            String performed,
            int bookedSession,
            String bookedFor,
            List<String> before,
            List<String> after,
            boolean released) {

        static Kind of(String name, Body wanted, List<String> before, List<String> after) {
            return new Kind(name, wanted, "", 0, "", before, after, false);
        }

        Kind performed(String day) {
            return new Kind(name, wanted, day, bookedSession, bookedFor, before, after, released);
        }

        Kind keepsBooking(int session, String startsAt) {
            return new Kind(name, wanted, performed, session, startsAt, before, after, false);
        }

        Kind losesBooking(int session, String startsAt) {
            return new Kind(name, wanted, performed, session, startsAt, before, after, true);
        }

        /** The sessions that the holiday moves, each as {@code 2: 2033-02-16 -> 2033-02-17}. */
        List<String> moves() {
            return IntStream.range(0, before.size())
                    .filter(i -> !before.get(i).equals(after.get(i)))
                    .mapToObj(i -> move(i + 1, before.get(i), after.get(i)))
                    .toList();
        }

        /** The bookings that cannot stay, each as {@code 2 2033-02-16T10:00}. */
        List<String> releases() {
            return released ? List.of(bookedSession + " " + bookedFor) : List.of();
        }
    }

    /** In a window a session moves to the next working day; at its end, back to the last one. */
    private static final List<Kind> KINDS = List.of(
            Kind.of(
                            "the second session is on it",
                            mildFrom("2033-02-02"),
                            List.of("2033-02-02", "2033-02-16", "2033-03-02"),
                            List.of("2033-02-02", "2033-02-17", "2033-03-03"))
                    .performed("2033-02-02"),
            Kind.of(
                    "the first session is on it",
                    mildFrom("2033-02-16"),
                    List.of("2033-02-16", "2033-03-02", "2033-03-16"),
                    List.of("2033-02-17", "2033-03-03", "2033-03-17")),
            Kind.of(
                            "the second session is booked for it",
                            mildFrom("2033-02-02"),
                            List.of("2033-02-02", "2033-02-16", "2033-03-02"),
                            List.of("2033-02-02", "2033-02-17", "2033-03-03"))
                    .performed("2033-02-02")
                    .losesBooking(2, "2033-02-16T10:00"),
            Kind.of(
                            "the third session is booked for a day that fits all the same",
                            mildFrom("2033-02-02"),
                            List.of("2033-02-02", "2033-02-16", "2033-03-07"),
                            List.of("2033-02-02", "2033-02-17", "2033-03-07"))
                    .performed("2033-02-02")
                    .keepsBooking(3, "2033-03-07T10:00"),
            Kind.of(
                            "the second session is booked for it, a day later than wanted",
                            mildFrom("2033-02-01"),
                            List.of("2033-02-01", "2033-02-16", "2033-03-02"),
                            List.of("2033-02-01", "2033-02-15", "2033-03-01"))
                    .performed("2033-02-01")
                    .losesBooking(2, "2033-02-16T11:00"),
            Kind.of(
                    "no session is on it",
                    severeFrom("2033-01-31"),
                    List.of("2033-01-31", "2033-02-21", "2033-03-14", "2033-04-04", "2033-04-25", "2033-05-16"),
                    List.of("2033-01-31", "2033-02-21", "2033-03-14", "2033-04-04", "2033-04-25", "2033-05-16")),
            Kind.of(
                            "it is the last day of the second session's window",
                            severeFrom("2033-01-26"),
                            List.of("2033-01-26", "2033-02-16", "2033-03-09", "2033-03-30", "2033-04-20", "2033-05-11"),
                            List.of("2033-01-26", "2033-02-15", "2033-03-08", "2033-03-29", "2033-04-19", "2033-05-10"))
                    .performed("2033-01-26"),
            Kind.of(
                    "two sessions are overdue, and none is on it",
                    kneeOsteoarthritis().startingOn("2033-01-11"),
                    List.of("2033-01-11", "2033-01-31", "2033-02-18", "2033-03-08", "2033-03-28"),
                    List.of("2033-01-11", "2033-01-31", "2033-02-18", "2033-03-08", "2033-03-28")),
            Kind.of(
                    "the first session is on it, and a weekend takes up the day",
                    kneeOsteoarthritis().startingOn("2033-02-16"),
                    List.of("2033-02-16", "2033-03-07", "2033-03-25", "2033-04-12", "2033-05-02"),
                    List.of("2033-02-17", "2033-03-07", "2033-03-25", "2033-04-12", "2033-05-02")),
            Kind.of(
                    "the first of six sessions is on it",
                    severeFrom("2033-02-16"),
                    List.of("2033-02-16", "2033-03-09", "2033-03-30", "2033-04-20", "2033-05-11", "2033-06-01"),
                    List.of("2033-02-17", "2033-03-10", "2033-03-31", "2033-04-21", "2033-05-12", "2033-06-02")));

    @Inject
    ClockForTests clock;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    @BeforeEach
    void namesAPerformerForEveryPlanOfAKind() {
        ClinicOfTests.become(openWithPerformers()).statusCode(200);
    }

    @AfterEach
    void endsThePlansAndOpensTheClinic() {
        Body reason = because("The story is over.");
        kinds.keySet().forEach(id -> call("POST", Plan.PLANS + "/" + id + "/cancel", reason));
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void movesWhatIsOnTheHolidayAndNothingElse() throws JsonProcessingException {
        clock.set("2033-02-04T09:00:00+03:00");
        for (Kind kind : KINDS) {
            for (int i = 0; i < PLANS_OF_A_KIND; i++) {
                kinds.put(activePlan(kind, "holiday-dr-" + i), kind);
            }
        }
        Map<String, JsonNode> before = plansOfTheStory();
        assertThat(before).hasSize(500).containsOnlyKeys(kinds.keySet());
        kinds.forEach((id, kind) -> {
            JsonNode plan = the(before, id);
            assertThat(plan.path("status").asText()).as(kind.name()).isEqualTo("ACTIVE");
            assertThat(dates(plan)).as(kind.name()).isEqualTo(kind.before());
        });

        JsonNode answer = JSON.readTree(ClinicOfTests.become(openWithPerformers()
                        .with(
                                "closures",
                                List.of(
                                        Map.of("date", FORGOTTEN, "reason", "forgotten"),
                                        Map.of("date", HOLIDAY, "reason", "holiday"))))
                .statusCode(200)
                .extract()
                .asString());

        Map<String, List<String>> moved = byPlan(answer.path("moved"), row -> move(row, "number"));
        Map<String, List<String>> released = byPlan(
                answer.path("released"),
                row -> row.path("number").asText() + " " + row.path("startsAt").asText());
        assertThat(kinds.keySet().stream().filter(moved::containsKey)).hasSize(400);
        assertThat(kinds.keySet().stream().filter(released::containsKey)).hasSize(100);
        Map<String, JsonNode> after = plansOfTheStory();
        kinds.forEach((id, kind) -> {
            JsonNode plan = the(after, id);
            assertThat(moved.getOrDefault(id, List.of())).as(kind.name()).isEqualTo(kind.moves());
            assertThat(released.getOrDefault(id, List.of())).as(kind.name()).isEqualTo(kind.releases());
            assertThat(dates(plan)).as(kind.name()).isEqualTo(kind.after());
            if (kind.moves().isEmpty()) {
                assertThat(plan).as(kind.name()).isEqualTo(the(before, id));
            } else {
                keepsARevisionOfTheMove(
                        id, kind, the(before, id).path("version").asInt() + 1);
                assertThat(plan.path("version").asInt())
                        .as(kind.name())
                        .isEqualTo(the(before, id).path("version").asInt() + 1);
            }
            keepsWhatWasPerformedAndLeavesTheClosedDays(kind, the(before, id), plan);
        });
    }

    private static void keepsWhatWasPerformedAndLeavesTheClosedDays(Kind kind, JsonNode before, JsonNode after) {
        for (JsonNode session : sessions(after)) {
            int number = session.path("number").asInt();
            String status = session.path("status").asText();
            if (number == 1 && !kind.performed().isEmpty()) {
                assertThat(session).as(kind.name()).isEqualTo(sessions(before).get(0));
                assertThat(session.path("performedOn").asText()).as(kind.name()).isEqualTo(kind.performed());
            } else {
                boolean booked = number == kind.bookedSession() && !kind.released();
                assertThat(status).as(kind.name()).isEqualTo(booked ? "BOOKED" : "PLANNED");
                assertThat(session.path("date").asText()).as(kind.name()).isNotIn(FORGOTTEN, HOLIDAY);
            }
        }
    }

    private static String activePlan(Kind kind, String performer) {
        String id = call("POST", Plan.PLANS, kind.wanted().ofPatient(patientOf(performer)))
                .path("id")
                .asText();
        String sessions = Plan.PLANS + "/" + id + "/sessions/";
        if (!kind.performed().isEmpty()) {
            call("PUT", sessions + "1/record", performedAt(kind.performed() + "T10:00:00+03:00"));
        }
        if (kind.bookedSession() > 0) {
            call(
                    "POST",
                    sessions + kind.bookedSession() + "/book",
                    object().with("startsAt", kind.bookedFor()).with("performer", performer));
        }
        return id;
    }

    private static void keepsARevisionOfTheMove(String id, Kind kind, int version) {
        JsonNode revisions =
                call("GET", Plan.PLANS + "/" + id + "/revisions", null).path("items");
        JsonNode last = revisions.path(revisions.size() - 1);
        assertThat(last.path("revision").asInt()).as(kind.name()).isEqualTo(version);
        assertThat(last.path("action").asText()).as(kind.name()).isEqualTo("clinic-change");
        assertThat(changesOf(last, "date").map(change -> move(change, "session")))
                .as(kind.name())
                .containsExactlyElementsOf(kind.moves());
        assertThat(changesOf(last, "startsAt")
                        .map(change -> change.path("session").asText() + " "
                                + change.path("before").asText()))
                .as(kind.name())
                .containsExactlyElementsOf(kind.releases());
    }

    private static Stream<JsonNode> changesOf(JsonNode revision, String field) {
        return stream(revision.path("changes"))
                .filter(change -> change.path("field").asText().equals(field));
    }

    /** The plans of this story, by id, as the list of plans shows them. */
    private static Map<String, JsonNode> plansOfTheStory() {
        Map<String, JsonNode> plans = new HashMap<>();
        for (int i = 0; i < PLANS_OF_A_KIND; i++) {
            String patient = "urn:example:ehr|" + patientOf("holiday-dr-" + i);
            JsonNode page = call("POST", Plan.PLANS + "/_search", object().with("patient", patient));
            assertThat(page.has("next")).as("more plans than kinds").isFalse();
            page.path("items").forEach(plan -> plans.put(plan.path("id").asText(), plan));
        }
        return plans;
    }

    /** Each performer has a patient with a plan of every kind: nobody is in two visits at a time. */
    private static String patientOf(String performer) {
        return "of-" + performer;
    }

    /** Without REST Assured and the contract, which take far longer over thousands of requests than the service does. */
    private static JsonNode call(String method, String path, @Nullable Body body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .header("Authorization", AUTHORIZATION)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode the(Map<String, JsonNode> plans, String id) {
        return Objects.requireNonNull(plans.get(id));
    }

    private static Map<String, List<String>> byPlan(JsonNode rows, Function<JsonNode, String> text) {
        return stream(rows).collect(groupingBy(row -> row.path("planId").asText(), mapping(text, toList())));
    }

    private static JsonNode sessions(JsonNode plan) {
        return plan.path("schedule").path("sessions");
    }

    private static List<String> dates(JsonNode plan) {
        return stream(sessions(plan))
                .map(session -> session.path("date").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String move(JsonNode change, String number) {
        return move(
                change.path(number).asInt(),
                change.path("before").asText(),
                change.path("after").asText());
    }

    private static String move(int session, String before, String after) {
        return session + ": " + before + " -> " + after;
    }

    private static Body mildFrom(String day) {
        return kneeOsteoarthritis().mild().startingOn(day);
    }

    private static Body severeFrom(String day) {
        return kneeOsteoarthritis().severe().startingOn(day);
    }

    private static Body openWithPerformers() {
        List<Map<String, String>> performers = new ArrayList<>();
        performers.add(Map.of("id", "dr-demir", "qualification", "PHYSIATRIST"));
        for (int i = 0; i < PLANS_OF_A_KIND; i++) {
            performers.add(Map.of("id", "holiday-dr-" + i, "qualification", "PHYSIATRIST"));
        }
        return ClinicOfTests.open().with("performers", performers);
    }
}
