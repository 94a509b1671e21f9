package org.prolotherapy.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Waiting;

/** A dump of a database whose transactions have come further than those of the one into which it is restored. */
@QuarkusTest
class RestoredFeedTest {

    private static final long AHEAD = 1_000_000_000;

    @Inject
    KeepFeed keepFeed;

    private final String clinic = "restored-" + UUID.randomUUID();

    @Test
    void goesOnTellingWhatHappens() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            bearNumbersThatAreAhead();
            String place = given().get("/v1/changes?since=latest").path("next");

            String made = createPlan(kneeOsteoarthritis()).id();

            assertThat(plansIn("since=" + place, 1)).containsExactly(made);
            return clinic;
        });
    }

    @Test
    void neverTellsWhatWasRestoredAsIfItWereNew() {
        callersOf(clinic, () -> {
            createPlan(kneeOsteoarthritis());
            bearNumbersThatAreAhead();
            String made = createPlan(kneeOsteoarthritis()).id();

            forget();

            assertThat(plansIn("limit=200", 1)).containsExactly(made);
            assertThat(kept()).isOne();
            return clinic;
        });
    }

    @Test
    void forgetsNothingOfItsOwn() {
        callersOf(clinic, () -> {
            String first = createPlan(kneeOsteoarthritis()).id();
            String second = createPlan(kneeOsteoarthritis()).id();

            forget();

            assertThat(plansIn("limit=200", 2)).containsExactly(first, second);
            return clinic;
        });
    }

    private void forget() {
        try {
            keepFeed.forgetWhatIsOfAnotherDatabase();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> plansIn(String query, int count) {
        Response read = Waiting.until(
                "what happened",
                () -> given().get("/v1/changes?" + query),
                part -> part.<List<?>>path("items").size() >= count);
        return read.path("items.data.planId");
    }

    private void bearNumbersThatAreAhead() {
        asOwner("update change set xid = (xid::text::bigint + " + AHEAD + ")::text::xid8 where clinic_id = ?");
    }

    private int kept() {
        return asOwner("update change set xid = xid where clinic_id = ?");
    }

    private int asOwner(String sql) {
        try (Connection connection = PostgresForTests.asOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, clinic);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
