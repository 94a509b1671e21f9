package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.trial.EmbeddedPostgres;

/** A plan that is made or changed while the clinic's calendar is being changed follows the new calendar. */
@QuarkusTest
class CalendarRaceTest {

    private static final String CLOSE =
            "update clinic set version = version + 1, closures = '{\"2027-01-18\": \"holiday\"}' where clinic_id = 'local'";

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void aNewPlanWaitsForTheNewCalendar() throws Exception {
        Plan plan = whileTheClinicCloses(() -> createPlan(kneeOsteoarthritis().mild()));

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-19", "2027-02-02");
    }

    @Test
    void aChangedPlanWaitsForTheNewCalendar() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis().mild());

        whileTheClinicCloses(() -> plan.act("replan", because("More of it.").with("sessionCount", 4))
                .statusCode(200));

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-19", "2027-02-02", "2027-02-16");
    }

    /** What comes of something that a caller asks for after the calendar was written and before that is committed. */
    private static <T> T whileTheClinicCloses(Supplier<T> request) throws Exception {
        EmbeddedPostgres postgres = PostgresForTests.running();
        try (Connection closing = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.owner().name(),
                        postgres.owner().password());
                Statement statement = closing.createStatement()) {
            closing.setAutoCommit(false);
            statement.executeUpdate(CLOSE);
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(request);
            PostgresForTests.awaitSomeoneWaiting();
            closing.commit();
            return answer.get(60, TimeUnit.SECONDS);
        }
    }
}
