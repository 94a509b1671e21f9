package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Statements;
import org.prolotherapy.Token;

/** How resources are found, page by page, and with what belongs to them. */
@QuarkusTest
class SearchingInFhirTest {

    @Inject
    ClockForTests clock;

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    private final String patient = Courses.somebody();

    @Test
    void findsByEachParameterWhatItIsAbout() {
        Plan plan = Courses.eventful(patient, clock);
        String own = "&based-on=CarePlan/" + plan.id();

        assertThat(found("CarePlan", "&status=active")).containsExactly(plan.id());
        assertThat(found("CarePlan", "&status=draft,active")).containsExactly(plan.id());
        assertThat(found("CarePlan", "&status=revoked")).isEmpty();
        assertThat(found("CarePlan", "&identifier=ehr-" + patient)).containsExactly(plan.id());
        assertThat(found("CarePlan", "&category=assess-plan&category=prolotherapy"))
                .containsExactly(plan.id());
        assertThat(found("CarePlan", "&date=ge2027-02-01&date=le2027-12-31")).containsExactly(plan.id());
        assertThat(found("CarePlan", "&date=lt2027-01-04")).isEmpty();
        assertThat(found("CarePlan", "&condition=Condition/" + plan.id())).containsExactly(plan.id());
        assertThat(found(
                        "CarePlan",
                        "&instantiates-canonical=http://localhost:8080/fhir/PlanDefinition/hypertonic-dextrose"))
                .containsExactly(plan.id());
        assertThat(found("ServiceRequest", own + "&status=completed")).containsExactly(plan.id() + "-1");
        assertThat(found("ServiceRequest", own + "&occurrence=2027-01-04")).containsExactly(plan.id() + "-1");
        assertThat(found("ServiceRequest", own + "&performer:identifier=x")).isEmpty();
        assertThat(found("Appointment", "&date=2027-01-22")).containsExactly(plan.id() + "-2");
        assertThat(found("Appointment", "&date=2027-01-22T16:30:00%2B03:00")).containsExactly(plan.id() + "-2");
        assertThat(found("Appointment", "&date=gt2027-01-22")).containsExactly(plan.id() + "-3");
        assertThat(found("Appointment", "&date=2027-01-21,2027-01-22&status=noshow"))
                .containsExactly(plan.id() + "-2");
        assertThat(found("Appointment", "&based-on=" + plan.id() + "-3")).containsExactly(plan.id() + "-3");
        assertThat(found("Appointment", "&actor:identifier=urn:example:ehr|" + patient))
                .hasSize(2);
        assertThat(found("Procedure", "&date=2027-01-04&status=completed")).containsExactly(plan.id() + "-1");
        assertThat(found("Procedure", "&date=2027-01-05")).isEmpty();
        assertThat(found("MedicationAdministration", "&status=entered-in-error"))
                .hasSize(1);
        assertThat(found("MedicationAdministration", "&effective-time=2027-01")).hasSize(4);
        assertThat(found("Observation", "&code=http://loinc.org|72514-3")).hasSize(2);
        assertThat(found("Observation", "&code=72514-3&date=2027-01-04")).hasSize(1);
        assertThat(found("Condition", "&code=M17")).containsExactly(plan.id());
        assertThat(found("Consent", "&status=active")).hasSize(1);
        assertThat(found("Provenance", "&target=CarePlan/" + plan.id())).hasSizeGreaterThan(5);
        assertThat(Fhir.search("CarePlan?_id=" + plan.id() + "," + patient)).hasSize(1);
        assertThat(Fhir.search("ServiceRequest?_id=" + plan.id() + "-1," + plan.id() + "-2"))
                .hasSize(2);
        for (Resource given : Fhir.entries(Fhir.ofPatient("MedicationAdministration", patient, ""))) {
            assertThat(Fhir.search("MedicationAdministration?_id=" + given.getIdPart()))
                    .hasSize(1);
        }
        assertThat(found("CarePlan", "&_lastUpdated=ge2027-01-23T09:59:59%2B03:00"))
                .hasSize(1);
        assertThat(found("CarePlan", "&_lastUpdated=lt2027-01-23")).isEmpty();
        assertThat(found("Procedure", "&_lastUpdated=lt2027-01-23")).hasSize(1);
    }

    private List<String> found(String type, String more) {
        return Fhir.entries(Fhir.ofPatient(type, patient, more)).stream()
                .map(Resource::getIdPart)
                .toList();
    }

    @Test
    void givesEveryPageOnceAndKeepsThePatientOutOfItsAddress() {
        Plan first = Courses.draft(patient);
        Plan second = Courses.draft(patient);
        Courses.draft(Courses.somebody());
        List<String> all = found("ServiceRequest", "");
        assertThat(all).hasSize(10).startsWith(second.id() + "-1").endsWith(first.id() + "-5");

        List<String> paged = new ArrayList<>();
        Bundle page = Fhir.ofPatient("ServiceRequest", patient, "&_count=3");
        while (true) {
            Fhir.entries(page).forEach(each -> paged.add(each.getIdPart()));
            assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(3);
            if (page.getLink("next") == null) {
                break;
            }
            String next = page.getLink("next").getUrl();
            assertThat(next).startsWith("http").doesNotContain(patient);
            page = Fhir.bundle(given().urlEncodingEnabled(false).get(next));
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void refusesACursorUnderOtherFilters() {
        Courses.draft(patient);
        String next = Fhir.ofPatient("ServiceRequest", patient, "&_count=1")
                .getLink("next")
                .getUrl();
        Fhir.refused(given().urlEncodingEnabled(false).get(next + "&status=active"), 400);
        Fhir.refused(given().urlEncodingEnabled(false).get(next.replace("ServiceRequest", "CarePlan")), 400);
        Fhir.refused(given().get("/fhir/CarePlan?cursor=forged"), 400);
    }

    @Test
    void showsWhatBelongsToWhatWasFound() {
        Plan plan = Courses.eventful(patient, clock);
        Bundle bundle = Fhir.ofPatient(
                "CarePlan",
                patient,
                "&_include=CarePlan:activity-reference&_include=CarePlan:condition&_revinclude=Provenance:target"
                        + "&_revinclude=Procedure:based-on");
        assertThat(names(bundle, Bundle.SearchEntryMode.MATCH)).containsExactly("CarePlan/" + plan.id());
        assertThat(names(bundle, Bundle.SearchEntryMode.INCLUDE))
                .contains(
                        "Condition/" + plan.id(),
                        "ServiceRequest/" + plan.id() + "-1",
                        "Procedure/" + plan.id() + "-1",
                        "Provenance/" + plan.id() + "-2")
                .doesNotHaveDuplicates();
        assertThat(Fhir.refused(given().get("/fhir/CarePlan?_include=CarePlan:subject"), 400)
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(IssueType.NOTSUPPORTED);
    }

    private static List<String> names(Bundle bundle, Bundle.SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdPart())
                .toList();
    }

    @Test
    void countsWithoutTelling() {
        Courses.draft(patient);
        Bundle counted = Fhir.ofPatient("ServiceRequest", patient, "&_summary=count");
        assertThat(counted.getTotal()).isEqualTo(5);
        assertThat(counted.getEntry()).isEmpty();
        assertThat(Fhir.ofPatient("ServiceRequest", patient, "").hasTotal()).isFalse();
    }

    /** An empty list would read as if the patient had no plans. */
    @Test
    void refusesAPatientWhomItCannotTell() {
        for (String asked : List.of("patient=Patient/1", "patient=1", "subject=Patient/1", "patient:Patient=1")) {
            OperationOutcome refused = Fhir.refused(given().get("/fhir/CarePlan?" + asked), 400);
            assertThat(refused.getIssueFirstRep().getCode()).as(asked).isEqualTo(IssueType.NOTSUPPORTED);
            assertThat(refused.getIssueFirstRep().getDetails().getText()).contains(":identifier");
        }
        Fhir.refused(given().get("/fhir/CarePlan?patient:identifier=1"), 400);
        Fhir.refused(given().get("/fhir/CarePlan?patient:identifier=a|1,a|2"), 400);
        Fhir.refused(given().get("/fhir/CarePlan?patient.name=Ayse"), 400);
    }

    @Test
    void keepsAPatientsTokenToThePatient() {
        Plan hers = Courses.cancelled(patient);
        String other = Courses.somebody();
        Plan his = Courses.draft(other);
        Token her = Token.withScopes("patient/*.rs").ofPatient(patient);

        for (String type : List.of("CarePlan", "ServiceRequest", "Condition", "Provenance")) {
            Bundle all = Fhir.bundle(her.request().get("/fhir/" + type));
            assertThat(Fhir.entries(all))
                    .as(type)
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.getIdPart()).startsWith(hers.id()));
        }
        her.request().get("/fhir/CarePlan/" + hers.id()).then().statusCode(200);
        Fhir.refused(her.request().get("/fhir/CarePlan/" + his.id()), 404);
        Fhir.refused(her.request().header("If-None-Match", "W/\"1\"").get("/fhir/CarePlan/" + his.id()), 404);
        Fhir.refused(her.request().get("/fhir/CarePlan?patient:identifier=urn:example:ehr|" + other), 403);
        Fhir.refused(her.request().get("/fhir/AuditEvent"), 403);
        String next = Fhir.ofPatient("ServiceRequest", other, "&_count=1")
                .getLink("next")
                .getUrl();
        Fhir.refused(her.request().urlEncodingEnabled(false).get(next), 400);
    }

    @Test
    void asksAsOftenForManyPlansAsForOne() {
        Courses.eventful(patient, clock);
        List<Integer> ofOne = Fhir.OF_PLANS.stream().map(this::statements).toList();
        for (int i = 0; i < 8; i++) {
            Courses.heldForSafety(patient);
        }
        assertThat(Fhir.OF_PLANS.stream().map(this::statements).toList()).isEqualTo(ofOne);
        assertThat(ofOne).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(8));
    }

    private int statements(String type) {
        return statements
                .during(() -> Fhir.ofPatient(type, patient, "&_count=200"))
                .size();
    }
}
