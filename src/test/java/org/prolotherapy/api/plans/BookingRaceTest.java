package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;

/** What is booked while another instance of the service, which cannot be asked, books the same and has not committed yet. */
@QuarkusTest
class BookingRaceTest {

    private Plan theirs;

    @BeforeEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        theirs = createPlan(kneeOsteoarthritis().mild().ofPatient("patient-of-two-plans"));
    }

    @AfterEach
    void freesTheSlots() {
        theirs.act("cancel");
    }

    @Test
    void neverBooksAPatientTwiceAtATime() throws Exception {
        Plan ours = createPlan(kneeOsteoarthritis().mild().ofPatient("patient-of-two-plans"));

        whileAnotherBooks("dr-ak", ours, "2027-01-18T10:30", "dr-demir")
                .statusCode(409)
                .body("code", is("patient-double-booked"));
        book(ours, "2027-01-18T11:00", "dr-demir").statusCode(201);
        ours.act("cancel");
    }

    @Test
    void neverBooksAPerformerTwiceAtATime() throws Exception {
        Plan ours = createPlan(
                kneeOsteoarthritis().mild().ofPatient(UUID.randomUUID().toString()));

        whileAnotherBooks("dr-demir", ours, "2027-01-18T10:30", "dr-demir")
                .statusCode(409)
                .body("code", is("slot-taken"));
    }

    /** What comes of a booking that is asked for after another for ten o'clock was written, and before that is committed. */
    private ValidatableResponse whileAnotherBooks(String theirPerformer, Plan ours, String startsAt, String performer)
            throws Exception {
        try (Connection other = PostgresForTests.asOwner();
                PreparedStatement booking = other.prepareStatement(
                        "update session set status = 'BOOKED', performer = ?, starts_at_local = '2027-01-18T10:00',"
                                + " time_zone = 'Europe/Istanbul', starts_at = '2027-01-18T07:00Z',"
                                + " ends_at = '2027-01-18T08:00Z' where plan_id = ?::uuid and number = 2")) {
            other.setAutoCommit(false);
            booking.setString(1, theirPerformer);
            booking.setString(2, theirs.id());
            assertThat(booking.executeUpdate()).isEqualTo(1);
            CompletableFuture<ValidatableResponse> answer =
                    CompletableFuture.supplyAsync(() -> book(ours, startsAt, performer));
            waitUntilSomeoneWaits();
            other.commit();
            return answer.get(10, TimeUnit.SECONDS);
        }
    }

    private static ValidatableResponse book(Plan plan, String startsAt, String performer) {
        return plan.actOn(2, "book", object().with("startsAt", startsAt).with("performer", performer));
    }

    private static void waitUntilSomeoneWaits() throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (Connection watching = PostgresForTests.asOwner();
                Statement statement = watching.createStatement()) {
            String waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
            while (!statement.executeQuery(waiting).next()) {
                assertThat(System.nanoTime()).as("nobody waits for the slot").isLessThan(end);
                Thread.sleep(20);
            }
        }
    }
}
