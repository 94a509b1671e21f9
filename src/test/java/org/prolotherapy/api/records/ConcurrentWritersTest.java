package org.prolotherapy.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.Plan.tryToCreate;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Several callers who change one plan at the same time. */
@QuarkusTest
class ConcurrentWritersTest {

    private static final int WRITERS = 20;
    private static final Body SESSION = performedAt("2027-01-04T08:00:00+03:00");

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void dismissWriters() {
        writers.shutdownNow();
    }

    @Test
    void exactlyOneWinsWhoNamesTheSameVersion() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());

        List<Integer> statuses = together(writer -> sending(because("Writer " + writer))
                .header("If-Match", "\"1\"")
                .post(plan.address() + "/hold")
                .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(plan.etag()).isEqualTo("\"2\"");
    }

    @Test
    void exactlyOneRecordIsMadeOfASession() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());

        List<Integer> statuses = together(writer -> sending(SESSION.with("notes", "Writer " + writer))
                .put(plan.address() + "/sessions/1/record")
                .statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        plan.recordsOf(1).body("items", hasSize(1));
    }

    @Test
    void aRecordThatIsSentTwiceIsMadeOnce() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());

        List<Integer> statuses = together(writer ->
                sending(SESSION).put(plan.address() + "/sessions/1/record").statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
        plan.recordsOf(1).body("items", hasSize(1));
        assertThat(plan.etag()).isEqualTo("\"2\"");
    }

    @Test
    void noInjectionIsLost() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION.injecting());

        List<Integer> statuses = together(writer -> sending(injection().with("lotNumber", "lot-" + writer))
                .post(plan.address() + "/sessions/1/injections")
                .statusCode());

        assertThat(statuses).containsOnly(201);
        List<String> lots = plan.injectionsOf(1).extract().path("items.lotNumber");
        assertThat(lots)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WRITERS).mapToObj(i -> "lot-" + i).toList());
        assertThat(plan.etag()).isEqualTo("\"22\"");
    }

    @Test
    void noAmendmentIsLost() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);

        List<Integer> statuses =
                together(writer -> sending(because("Writer " + writer).with("notes", "By " + writer))
                        .post(plan.address() + "/sessions/1/record/amendments")
                        .statusCode());

        assertThat(statuses).containsOnly(201);
        plan.recordOf(1).body("amendments", hasSize(WRITERS));
    }

    @Test
    void exactlyOnePlanGetsAnExternalId() throws Exception {
        String externalId = UUID.randomUUID().toString();

        List<Integer> statuses =
                together(writer -> tryToCreate(kneeOsteoarthritis().with("externalId", externalId))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    /** What the writers were answered, who all began at once. */
    private List<Integer> together(Writing writing) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> {
                start.await();
                return writing.by(writer);
            });
        }
        List<Future<Integer>> answers = tasks.stream().map(writers::submit).toList();
        start.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return Collections.unmodifiableList(statuses);
    }

    @FunctionalInterface
    private interface Writing {
        int by(int writer);
    }
}
