package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.withSomethingOfEverything;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Statements;

/** How often a search of FHIR goes to the database. */
@QuarkusTest
class StatementsOfFhirTest {

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    private final String patient = Courses.somebody();

    @Test
    void searchesWithAsManyStatementsForManyPlansAsForOne() {
        aCourse();
        Map<String, Integer> ofOne = counts();
        for (int i = 0; i < 4; i++) {
            aCourse();
        }

        assertThat(counts()).isEqualTo(ofOne);
        assertThat(ofOne.values()).allMatch(count -> count <= 12);
    }

    private void aCourse() {
        withSomethingOfEverything(kneeOsteoarthritis().ofPatient(patient).with("baseline", Map.of("pain", 7)));
    }

    private Map<String, Integer> counts() {
        List<String> searches = new ArrayList<>();
        Fhir.OF_PLANS.forEach(type -> searches.add(type + "?"));
        searches.add("CarePlan?_include=CarePlan:activity-reference&_revinclude=Procedure:based-on&");
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String search : searches) {
            String address = "/fhir/" + search + "_count=200&patient:identifier=urn:example:ehr|" + patient;
            counts.put(
                    search,
                    statements
                            .during(() -> given().get(address).then().statusCode(200))
                            .size());
        }
        return counts;
    }
}
