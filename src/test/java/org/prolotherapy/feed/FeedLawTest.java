package org.prolotherapy.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Waiting;
import org.prolotherapy.feed.ChangeEvent.Place;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantConnectionInterceptor;

/**
 * Whoever follows the feed sees every committed change exactly once, and the versions of a plan in their order, whatever writers do:
 * many at once, for seconds, through several instances of the service, or rolled back.
 */
@QuarkusTest
@Timeout(300)
class FeedLawTest {

    private static final String CLINIC = "local";
    private static final long SEED = Long.getLong("feed.seed", 18);

    @Inject
    TimeOrderedIds ids;

    @Inject
    CurrentTenant current;

    @Inject
    ClockForTests clock;

    @Inject
    Feed feed;

    @Inject
    KeepFeed keepFeed;

    private List<Plan> plans = List.of();
    private String beginning = "";
    private Feed.Reached beforeThePlans = new Feed.Reached("", Place.BEGINNING);

    @BeforeEach
    void thereAreTwoPlans() {
        beginning = given().get("/v1/changes?since=latest").path("next");
        // What other tests did before may not be kept any more.
        beforeThePlans = current.callAs(CLINIC, feed::now);
        plans = List.of(createPlan(kneeOsteoarthritis()), createPlan(kneeOsteoarthritis()));
    }

    @Test
    @Tag("slow")
    void tellsEveryCommittedChangeOnceAndInOrder() throws Exception {
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            Future<List<Seen>> overHttp = threads.submit(() -> followOverHttp(written));
            Future<List<Seen>> inAnotherInstance =
                    threads.submit(() -> followInAnotherInstance(beforeThePlans, written));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(SEED + i);
                writers.add(() -> holdAndResume(random));
                writers.add(() -> holdTransactionsOpen(random));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            written.set(true);

            Map<String, List<Long>> committed = committedVersions();
            assertThat(committed.values()).allMatch(versions -> versions.size() > 20);
            assertThat(versionsByPlan(overHttp.get())).isEqualTo(committed);
            assertThat(versionsByPlan(inAnotherInstance.get())).isEqualTo(committed);
        } finally {
            threads.shutdownNow();
        }
    }

    /** It had its number before it waited for the lock that the later one had. */
    @Test
    void tellsOfWhatWaitedForALockAfterWhatItWaitedFor() throws Exception {
        Plan plan = plans.get(0);
        try (Connection early = asInstance()) {
            early.setAutoCommit(false);
            execute(early, "select pg_current_xact_id()");
            hold(plan);
            touch(early, plan);
            early.commit();
        }
        List<Seen> seen =
                Waiting.until("all of them", () -> ofPlan(plan, everythingSince(beginning)), list -> list.size() == 3);
        assertThat(seen).extracting(Seen::version).containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsBackWhatComesAfterATransactionThatStillRunsAndMeasuresForHowLong() throws Exception {
        Plan plan = plans.get(0);
        try (Connection early = asInstance()) {
            early.setAutoCommit(false);
            execute(early, "select pg_current_xact_id()");
            hold(plan);
            assertThat(ofPlan(plan, everythingSince(beginning))).noneMatch(seen -> seen.version() == 2);
            clock.advance(Duration.ofSeconds(7));
            keepFeed.measure();
            assertThat(keepFeed.lagSeconds()).isGreaterThanOrEqualTo(7);
            early.rollback();
        }
        Waiting.until("it", () -> ofPlan(plan, everythingSince(beginning)), list -> list.size() == 2);
        Waiting.untilHolds("nothing is kept back", () -> {
            keepFeed.measure();
            assertThat(keepFeed.lagSeconds()).isZero();
        });
    }

    /** An event of a plan as a follower saw it. */
    private record Seen(String id, String plan, String type, long version) {}

    private Void holdAndResume(Random random) throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            Plan plan = plans.get(random.nextInt(plans.size()));
            int status = hold(plan);
            assertThat(status).isIn(200, 409);
            sending(because("Back.")).header("If-Match", "*").post(plan.address() + "/resume");
            Thread.sleep(random.nextInt(50));
        }
        return null;
    }

    private static int hold(Plan plan) {
        return sending(because("Travels."))
                .header("If-Match", "*")
                .post(plan.address() + "/hold")
                .statusCode();
    }

    /** As another instance may, which waits for locks and has much else to do in the same transaction. */
    private Void holdTransactionsOpen(Random random) throws Exception {
        for (int i = 0; i < 8; i++) {
            try (Connection connection = asInstance()) {
                connection.setAutoCommit(false);
                execute(connection, "select pg_current_xact_id()");
                Thread.sleep(random.nextInt(1_500));
                touch(connection, plans.get(random.nextInt(plans.size())));
                Thread.sleep(random.nextInt(300));
                if (random.nextInt(4) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
        return null;
    }

    /** Makes a version of the plan, and tells of it, in the transaction of this connection. */
    private void touch(Connection connection, Plan plan) throws Exception {
        UUID id = UUID.fromString(plan.id());
        execute(connection, "select 1 from treatment_plan where id = '" + id + "' for update");
        long version = execute(
                connection,
                "update treatment_plan set version = version + 1 where id = '" + id + "' returning version");
        Feed ofConnection = new Feed(new OneConnection(connection), current, ids, clock);
        current.runAs(
                CLINIC, () -> ofConnection.publish(Happening.toPlan(ChangeType.PLAN_CHANGED, id, version, null, null)));
    }

    private List<Seen> followOverHttp(AtomicBoolean written) {
        List<Seen> seen = new ArrayList<>();
        String next = beginning;
        boolean ending = false;
        while (true) {
            boolean wasWritten = written.get();
            JsonPath part = given().get("/v1/changes?limit=7&since=" + next).jsonPath();
            List<Seen> items = seenIn(part);
            seen.addAll(items);
            next = part.getString("next");
            if (items.isEmpty() && ending) {
                return seen;
            }
            ending = items.isEmpty() && wasWritten && nothingIsKeptBack();
        }
    }

    private List<Seen> followInAnotherInstance(Feed.Reached since, AtomicBoolean written) throws SQLException {
        try (Connection connection = asInstance()) {
            Feed another = new Feed(new OneConnection(connection), current, ids, clock);
            Feed.Reached reached = since;
            List<Seen> seen = new ArrayList<>();
            boolean ending = false;
            while (true) {
                boolean wasWritten = written.get();
                Feed.Reached from = reached;
                Feed.Part part = current.callAs(CLINIC, () -> another.since(from, List.of(), 5));
                part.events().stream()
                        .filter(event -> event.happening().plan() != null)
                        .map(event -> new Seen(
                                event.id().toString(),
                                String.valueOf(event.happening().plan()),
                                event.happening().type().code(),
                                event.happening().version()))
                        .forEach(seen::add);
                reached = part.until();
                if (part.events().isEmpty() && ending) {
                    return seen;
                }
                ending = part.events().isEmpty() && wasWritten && nothingIsKeptBack();
            }
        }
    }

    private boolean nothingIsKeptBack() {
        try {
            keepFeed.measure();
            return keepFeed.lagSeconds() == 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Seen> everythingSince(String place) {
        List<Seen> seen = new ArrayList<>();
        String next = place;
        while (true) {
            JsonPath part = given().get("/v1/changes?limit=200&since=" + next).jsonPath();
            List<Seen> items = seenIn(part);
            seen.addAll(items);
            next = part.getString("next");
            if (part.getList("items").isEmpty()) {
                return seen;
            }
        }
    }

    private static List<Seen> seenIn(JsonPath part) {
        List<String> ids = part.getList("items.id");
        List<String> types = part.getList("items.type");
        List<String> subjects = part.getList("items.subject");
        List<Number> versions = part.getList("items.data.version");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Seen(
                        ids.get(i),
                        subjects.get(i),
                        types.get(i),
                        versions.get(i).longValue()))
                .toList();
    }

    private static List<Seen> ofPlan(Plan plan, List<Seen> seen) {
        return seen.stream()
                .filter(each -> each.plan().equals(plan.id()) && each.type().startsWith("plan."))
                .toList();
    }

    private Map<String, List<Long>> versionsByPlan(List<Seen> seen) {
        Set<String> eventIds = new HashSet<>();
        assertThat(seen).allMatch(each -> eventIds.add(each.id()));
        return plans.stream()
                .collect(Collectors.toMap(
                        Plan::id,
                        plan -> ofPlan(plan, seen).stream().map(Seen::version).toList()));
    }

    private Map<String, List<Long>> committedVersions() {
        return plans.stream()
                .collect(Collectors.toMap(
                        Plan::id,
                        plan -> LongStream.rangeClosed(
                                        1, plan.get().extract().jsonPath().getLong("version"))
                                .boxed()
                                .toList()));
    }

    private static Connection asInstance() throws SQLException {
        Connection connection = PostgresForTests.asService();
        TenantConnectionInterceptor.tell(connection, CLINIC);
        return connection;
    }

    /** What the first column of the first row says; 0 if it says no number. */
    private static long execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Always the same connection, which stays open. */
    private static final class OneConnection extends PGSimpleDataSource {

        private static final long serialVersionUID = 1;

        private final transient Connection connection;

        OneConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }
    }
}
