package org.prolotherapy.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;
import org.prolotherapy.foreign.Node;

/** {@code fhirclient}, {@code @medplum/core} and {@code fhirpath} find in FHIR what is there, and are told what is not. */
@QuarkusTest
class ForeignClientsTest {

    @Test
    void isWalkedByOthers() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis().with("baseline", object().with("pain", 7)))
                .consented();
        String input = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "base", "http://127.0.0.1:" + RestAssured.port + "/fhir",
                        "token", Token.forEverything().toString(),
                        "patient", plan.get().extract().path("patient.value"),
                        "plan", plan.id()));

        JsonPath told = JsonPath.from(Node.run("fhir.mjs", input));

        int sessions = plan.dates().size();
        assertThat(told.getList("serviceRequests", String.class))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, sessions)
                        .mapToObj(number -> plan.id() + "-" + number)
                        .toList());
        assertThat(told.getInt("pages")).isEqualTo((sessions + 1) / 2);
        assertThat(told.getInt("included")).isGreaterThanOrEqualTo(sessions);
        assertThat(told.getString("condition")).isEqualTo("Condition");
        assertThat(told.getString("goal")).isEqualTo("Goal");
        assertThat(told.getInt("checked")).isGreaterThan(2 * sessions);
    }
}
