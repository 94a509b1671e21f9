package org.prolotherapy.harness;

import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.Body;

/**
 * Leads courses of its own and keeps account of every change that the service acknowledged. What stays without an answer it
 * sends again, the same request with the same key, until it knows. Used by one thread at a time, but for its figures.
 */
final class Writer {

    private static final String PLANS = "/v1/treatment-plans";

    private final String performer;
    private final Random random;
    private final List<Course> courses = new ArrayList<>();
    private final Set<Course> touched = new LinkedHashSet<>();
    private @Nullable Pending pending;
    private RawConnection connection = new RawConnection(0);
    private String authorization = "";
    private final AtomicInteger acknowledged = new AtomicInteger();
    private int repeated;
    private final AtomicInteger unavailable = new AtomicInteger();
    private final List<String> wrong = new ArrayList<>();

    /** What the service acknowledged of one plan. */
    private static final class Course {
        final String patient = UUID.randomUUID().toString();
        String plan = "";
        int version;
        int weightKg = 70;

        @Nullable
        String notes;

        @Nullable
        String booked;
    }

    /** A request under way, and what is so once it is answered. */
    private record Pending(RawRequest request, Course course, Runnable effect, int status) {}

    Writer(int number) {
        this.performer = performer(number);
        this.random = new Random(number);
    }

    /** Every writer books for a performer of its own, so that no booking is in another's way. */
    static String performer(int number) {
        return "dr-" + number;
    }

    /** The service as it now runs. */
    void meets(int port, String token) {
        connection.close();
        connection = new RawConnection(port);
        authorization = "Bearer " + token;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int repeated() {
        return repeated;
    }

    int unavailable() {
        return unavailable.get();
    }

    int plans() {
        return courses.size();
    }

    /** What was answered as it should not be, was lost or was done twice. */
    List<String> wrong() {
        return wrong;
    }

    /** Writes one thing, or asks again about the last. */
    void write() throws InterruptedException {
        Pending next = pending;
        boolean again = next != null;
        if (next == null) {
            next = choose();
            pending = next;
        }
        if (next == null) {
            return;
        }
        if (again) {
            repeated++;
        }
        Optional<RawAnswer> answer = send(next.request());
        if (answer.isPresent() && answer.get().status() == next.status()) {
            acknowledge(next, answer.get());
        } else if (answer.isEmpty() || answer.get().status() == 503 || inFlight(answer.get())) {
            if (answer.isPresent() && answer.get().header("Retry-After").isEmpty()) {
                wrong.add(answer.get().status() + " without Retry-After");
            }
            answer.filter(it -> it.status() == 503).ifPresent(it -> unavailable.incrementAndGet());
            // As a caller in a hurry does.
            Thread.sleep(20);
        } else if (again && wasDone(next, answer.get())) {
            acknowledge(next, answer.get());
        } else {
            wrong.add(next.request() + "\n" + answer.get());
            pending = null;
        }
    }

    private static boolean inFlight(RawAnswer answer) {
        return answer.json().path("code").asText().equals("idempotency-key-in-flight");
    }

    /** A change that names a version and was done is stale when it comes again, and a record that is there is found. */
    private static boolean wasDone(Pending pending, RawAnswer answer) {
        return switch (pending.request().method()) {
            case "PATCH" -> answer.status() == 412;
            case "PUT" -> answer.status() == 200;
            default -> false;
        };
    }

    private void acknowledge(Pending done, RawAnswer answer) {
        if (done.course().plan.isEmpty()) {
            done.course().plan = PLANS + "/" + answer.json().path("id").asText();
            courses.add(done.course());
        }
        done.effect().run();
        done.course().version++;
        touched.add(done.course());
        acknowledged.incrementAndGet();
        pending = null;
    }

    boolean waits() {
        return pending != null;
    }

    private @Nullable Pending choose() {
        if (courses.size() < 3 || random.nextInt(5) == 0) {
            return creation();
        }
        Course course = courses.get(random.nextInt(courses.size()));
        if (course.notes == null) {
            return record(course);
        }
        return switch (random.nextInt(3)) {
            case 0 -> amendment(course);
            case 1 -> course.booked == null ? booking(course) : weight(course);
            default -> weight(course);
        };
    }

    private Pending creation() {
        Course course = new Course();
        String yesterday = OffsetDateTime.now(ZoneOffset.UTC)
                .minusDays(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Body body = kneeOsteoarthritis()
                .ofPatient(course.patient)
                .startingOn(
                        OffsetDateTime.now(ZoneOffset.ofHours(3)).toLocalDate().toString())
                .screened(Body.screening().with("examination", Map.of("by", performer, "at", yesterday)))
                .with("performer", performer);
        return new Pending(post(PLANS, body), course, () -> {}, 201);
    }

    private Pending record(Course course) {
        String notes = "first";
        Body body = performedAt(OffsetDateTime.now(ZoneOffset.UTC).toString()).with("notes", notes);
        RawRequest request = request("PUT", course.plan + "/sessions/1/record")
                .plus("Content-Type", "application/json")
                .body(body.toString());
        return new Pending(request, course, () -> course.notes = notes, 201);
    }

    private Pending amendment(Course course) {
        String notes = "corrected after " + course.version;
        Body body = Body.object().with("reason", "Typing error.").with("notes", notes);
        return new Pending(
                post(course.plan + "/sessions/1/record/amendments", body), course, () -> course.notes = notes, 201);
    }

    private Pending weight(Course course) {
        // Always another: a patch that changes nothing leaves the version as it is.
        int weightKg = 50 + (course.weightKg - 50 + 1 + random.nextInt(49)) % 50;
        RawRequest request = request("PATCH", course.plan)
                .plus("Content-Type", "application/merge-patch+json")
                .plus("If-Match", version(course))
                .body("{\"weightKg\": " + weightKg + "}");
        return new Pending(request, course, () -> course.weightKg = weightKg, 200);
    }

    /** Of the second session, where anything is free for it. */
    private @Nullable Pending booking(Course course) {
        JsonNode window = send(request("GET", course.plan + "/sessions/2"))
                .map(RawAnswer::json)
                .orElse(MissingNode.getInstance())
                .path("window");
        String plan = course.plan.substring(PLANS.length() + 1);
        JsonNode free = send(request(
                        "GET",
                        "/v1/availability?from=" + window.path("earliest").asText() + "&to="
                                + window.path("latest").asText() + "&performer=" + performer + "&plan=" + plan
                                + "&session=2"))
                .filter(RawAnswer::success)
                .map(RawAnswer::json)
                .orElse(MissingNode.getInstance())
                .path("items");
        if (free.isEmpty()) {
            return null;
        }
        String startsAt = free.get(random.nextInt(free.size())).path("startsAt").asText();
        Body body = Body.object().with("startsAt", startsAt).with("performer", performer);
        RawRequest request = post(course.plan + "/sessions/2/book", body).plus("If-Match", version(course));
        return new Pending(request, course, () -> course.booked = startsAt, 201);
    }

    private static String version(Course course) {
        return "\"" + course.version + "\"";
    }

    private static RawRequest post(String target, Body body) {
        return request("POST", target)
                .plus("Content-Type", "application/json")
                .plus("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString());
    }

    private static RawRequest request(String method, String target) {
        return RawRequest.of(method, target);
    }

    private Optional<RawAnswer> send(RawRequest request) {
        try {
            return connection.send(request.plus("Authorization", authorization));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /** Finds again what was acknowledged of the courses that changed since the last time. */
    void checkWhatChanged() {
        touched.forEach(this::check);
        touched.clear();
    }

    void checkEverything() {
        courses.forEach(this::check);
    }

    private void check(Course course) {
        JsonNode plan = found(course.plan, course);
        expect(course, "version", course.version, plan.path("version").asInt());
        expect(course, "weight", course.weightKg, plan.path("weightKg").asInt());
        JsonNode sessions = plan.path("schedule").path("sessions");
        expect(
                course,
                "first session",
                course.notes == null ? "PLANNED" : "PERFORMED",
                sessions.path(0).path("status").asText());
        expect(
                course,
                "booking",
                course.booked == null ? "" : course.booked,
                sessions.path(1).path("booking").path("startsAt").asText());
        if (course.notes != null) {
            expect(
                    course,
                    "record",
                    course.notes,
                    found(course.plan + "/sessions/1/record", course)
                            .path("notes")
                            .asText());
        }
        expect(
                course,
                "plans of the patient",
                1,
                found(PLANS + "?patient=urn:example:ehr%7C" + course.patient, course)
                        .path("items")
                        .size());
    }

    private JsonNode found(String target, Course course) {
        Optional<RawAnswer> answer = send(request("GET", target));
        expect(course, target, 200, answer.map(RawAnswer::status).orElse(0));
        return answer.map(RawAnswer::json).orElse(MissingNode.getInstance());
    }

    private void expect(Course course, String what, Object acknowledged, Object found) {
        if (!acknowledged.equals(found)) {
            wrong.add(course.plan + ": " + what + " was acknowledged as " + acknowledged + " and is " + found);
        }
    }
}
