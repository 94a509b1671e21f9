package org.prolotherapy.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** Every route of FHIR with every kind of token. What implies what is written here once more, as docs/security.md has it. */
@QuarkusTest
class WhoMayReadFhirTest {

    /** Whoever may read or search the one may read or search the other. */
    private static final Map<String, String> IMPLIED = Map.ofEntries(
            Map.entry("CarePlan", "TreatmentPlan"),
            Map.entry("Condition", "TreatmentPlan"),
            Map.entry("Goal", "TreatmentPlan"),
            Map.entry("Flag", "TreatmentPlan"),
            Map.entry("DetectedIssue", "TreatmentPlan"),
            Map.entry("Consent", "TreatmentPlan"),
            Map.entry("AdverseEvent", "TreatmentPlan"),
            Map.entry("Provenance", "TreatmentPlan"),
            Map.entry("Observation", "TreatmentPlan"),
            Map.entry("ServiceRequest", "Session"),
            Map.entry("Appointment", "Session"),
            Map.entry("Procedure", "Session"),
            Map.entry("MedicationAdministration", "Session"));

    private final String patient = Courses.somebody();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyCellIsAsExpected() {
        assertThat(IMPLIED.keySet()).containsExactlyInAnyOrderElementsOf(Fhir.OF_PLANS);
        Plan plan = Courses.draft(patient);
        for (String type : Fhir.OF_PLANS) {
            String own = IMPLIED.get(type);
            for (String address : List.of("/" + plan.id(), "", "/_search")) {
                String letter = address.length() > 10 ? "r" : "s";
                String other = letter.equals("r") ? "s" : "r";
                String path = "/fhir/" + type + address;
                for (String granted : List.of(type, own, "*")) {
                    expect(path, Token.withScopes("system/" + granted + "." + letter), true);
                    expect(path, Token.withScopes("user/" + granted + ".read"), true);
                    expect(path, Token.withScopes("patient/" + granted + ".rs").ofPatient(patient), true);
                    expect(
                            path,
                            Token.withScopes("patient/" + granted + ".read").ofPatient(patient),
                            true);
                    expect(path, Token.withScopes("patient/" + granted + ".rs"), false);
                    expect(path, Token.withScopes("system/" + granted + "." + other), false);
                    expect(path, Token.withScopes("system/" + granted + ".write"), false);
                    expect(path, Token.withScopes("system/" + granted + "." + letter + "?status=active"), false);
                }
                expect(path, Token.withScopes("system/Patient.rs system/AuditEvent.rs"), false);
                expect(path, Token.forEverything().expiredFor(60), false);
                expect(path, Token.forEverything().forged(), false);
                expect(path, Token.forEverything().unsigned(), false);
            }
        }
        for (String type : Fhir.KNOWN) {
            expect("/fhir/" + type, Token.withScopes(""), true);
            expect("/fhir/" + type, Token.withScopes("patient/CarePlan.rs").ofPatient(patient), true);
            expect("/fhir/" + type, Token.forEverything().forged(), false);
        }
        expect("/fhir/AuditEvent", Token.withScopes("system/AuditEvent.s"), true);
        expect("/fhir/AuditEvent", Token.withScopes("system/*.read"), true);
        expect("/fhir/AuditEvent", Token.withScopes("system/TreatmentPlan.rs system/CarePlan.rs"), false);
        expect("/fhir/AuditEvent", Token.withScopes("patient/*.rs").ofPatient(patient), false);
        expect("/fhir/AuditEvent", Token.forEverything().ofPatient(patient), false);
        assertThat(wrong).isEmpty();
    }

    private void expect(String path, Token token, boolean allowed) {
        int status = path.endsWith("_search")
                ? token.request()
                        .contentType("application/x-www-form-urlencoded;charset=utf-8")
                        .body("_count=1")
                        .post(path)
                        .statusCode()
                : token.request().get(path).statusCode();
        boolean refused = status == 401 || status == 403;
        if (refused == allowed || status >= 500) {
            wrong.add(path + ": " + status + " where it should be " + (allowed ? "allowed" : "refused"));
        }
    }

    @Test
    void clinicsSeeNothingOfEachOther() {
        Plan plan = Courses.heldForSafety(patient);
        String medication = Fhir.entries(Fhir.ofPatient("MedicationAdministration", patient, ""))
                .get(0)
                .getIdPart();
        String here = Fhir.entries(Fhir.bundle(Fhir.asking().get("/fhir/AuditEvent?_count=1")))
                .get(0)
                .getIdPart();
        callersOf("another-" + UUID.randomUUID(), () -> {
            for (String type : Fhir.OF_PLANS) {
                assertThat(Fhir.search(type)).as(type).isEmpty();
                assertThat(Fhir.entries(Fhir.ofPatient(type, patient, "")))
                        .as(type)
                        .isEmpty();
            }
            for (String address : List.of(
                    "CarePlan/" + plan.id(),
                    "ServiceRequest/" + plan.id() + "-1",
                    "MedicationAdministration/" + medication,
                    "AuditEvent/" + here)) {
                Fhir.refused(Fhir.asking().get("/fhir/" + address), 404);
                Fhir.refused(Fhir.asking().header("If-None-Match", "W/\"3\"").get("/fhir/" + address), 404);
            }
            return "";
        });
    }
}
