package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.platform.Sha256;

/** What becomes of a plan in FHIR, element by element. */
@QuarkusTest
class TellingOfPlansTest {

    private static final String OWN = "http://localhost:8080/fhir/CodeSystem/";

    @Inject
    ClockForTests clock;

    private final String patient = Courses.somebody();

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void tellsTheCourseAsACarePlan() {
        Plan plan = Courses.eventful(patient, clock);
        CarePlan told = Fhir.read("CarePlan", plan.id(), CarePlan.class);

        assertThat(told.getStatus()).isEqualTo(CarePlanStatus.ACTIVE);
        assertThat(told.getIntent().toCode()).isEqualTo("plan");
        assertThat(told.getMeta().getVersionId()).isEqualTo(plan.etag().replace("\"", ""));
        assertThat(told.getSubject().getIdentifier().getSystem()).isEqualTo("urn:example:ehr");
        assertThat(told.getSubject().getIdentifier().getValue()).isEqualTo(patient);
        assertThat(told.getSubject().hasReference()).isFalse();
        assertThat(told.getIdentifierFirstRep().getValue()).isEqualTo("ehr-" + patient);
        assertThat(told.getInstantiatesCanonical().get(0).getValue())
                .startsWith("http://localhost:8080/fhir/PlanDefinition/hypertonic-dextrose|");
        assertThat(told.getAddressesFirstRep().getReference()).isEqualTo("Condition/" + plan.id());
        assertThat(told.getGoalFirstRep().getReference()).isEqualTo("Goal/" + plan.id());
        assertThat(told.getActivity())
                .extracting(activity -> activity.getReference().getReference())
                .startsWith("ServiceRequest/" + plan.id() + "-1", "ServiceRequest/" + plan.id() + "-2");
        assertThat(told.getActivity().get(0).getOutcomeReferenceFirstRep().getReference())
                .isEqualTo("Procedure/" + plan.id() + "-1");
        assertThat(told.getActivity().get(1).hasOutcomeReference()).isFalse();
        assertThat(told.getText().getDivAsString()).contains("knee").doesNotContain("quickly");
    }

    @Test
    void tellsEveryAreaThatIsTreatedAndTheLevelOfTheSpine() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .ofPatient(patient)
                .with(
                        "areas",
                        List.of(
                                Map.of("condition", "hip-osteoarthritis", "laterality", "RIGHT"),
                                Map.of("condition", "lumbar-disc-hernia", "laterality", "NONE"))));
        plan.record(
                1,
                performedAt("2027-01-04T08:00:00+03:00")
                        .injecting(Body.injection()
                                .with("site", "zygapophysial-joints-lumbar")
                                .with("level", "L4/L5")));
        List<String> conditions =
                List.of("Condition/" + plan.id(), "Condition/" + plan.id() + "-2", "Condition/" + plan.id() + "-3");

        CarePlan told = Fhir.read("CarePlan", plan.id(), CarePlan.class);
        ServiceRequest asked = Fhir.read("ServiceRequest", plan.id() + "-2", ServiceRequest.class);
        Condition hip = Fhir.read("Condition", plan.id() + "-2", Condition.class);
        Procedure performed = Fhir.read("Procedure", plan.id() + "-1", Procedure.class);

        assertThat(told.getAddresses()).extracting(area -> area.getReference()).isEqualTo(conditions);
        assertThat(told.getTitle()).contains("knee").contains("hip").contains("disc");
        assertThat(asked.getReasonReference())
                .extracting(area -> area.getReference())
                .isEqualTo(conditions);
        assertThat(asked.getBodySite()).hasSize(3);
        assertThat(hip.getCode().getText()).contains("hip");
        assertThat(hip.getBodySiteFirstRep().getText()).contains("right");
        assertThat(performed.getBodySiteFirstRep().getText()).endsWith("L4/L5");
    }

    @Test
    void endsACoursesPeriodWithItsLastSessionAndNotWithItsDeadline() {
        Plan plan = Courses.eventful(patient, clock);
        CarePlan told = Fhir.read("CarePlan", plan.id(), CarePlan.class);
        List<Map<String, Object>> sessions = plan.get().extract().path("schedule.sessions");
        String last = sessions.stream()
                .filter(session -> List.of("PLANNED", "BOOKED", "PERFORMED").contains(session.get("status")))
                .map(session -> String.valueOf(session.get("date")))
                .max(String::compareTo)
                .orElseThrow();

        assertThat(told.getPeriod().getStartElement().getValueAsString()).isEqualTo("2027-01-04");
        assertThat(told.getPeriod().getEndElement().getValueAsString())
                .isEqualTo(last)
                .isNotEqualTo("2027-07-04");
        assertThat(((DateType) told.getExtensionByUrl("http://localhost:8080/fhir/StructureDefinition/deadline")
                                .getValue())
                        .getValueAsString())
                .isEqualTo("2027-07-04");
    }

    @Test
    void tellsEveryStatusOfAPlan() {
        assertThat(List.of(
                        Courses.draft(patient),
                        Courses.withWarnings(patient),
                        Courses.heldForSafety(Courses.somebody()),
                        Courses.completed(Courses.somebody()),
                        Courses.cancelled(patient)))
                .extracting(
                        plan -> Fhir.read("CarePlan", plan.id(), CarePlan.class).getStatus())
                .containsExactly(
                        CarePlanStatus.DRAFT,
                        CarePlanStatus.ACTIVE,
                        CarePlanStatus.ONHOLD,
                        CarePlanStatus.COMPLETED,
                        CarePlanStatus.REVOKED);
    }

    @Test
    void tellsSessionsByTheirNumbersWithTheirWindows() {
        Plan plan = Courses.eventful(patient, clock);
        List<ServiceRequest> told = Fhir.ofPatient("ServiceRequest", patient, ServiceRequest.class);

        assertThat(told)
                .extracting(request -> request.getIdElement().getIdPart())
                .startsWith(plan.id() + "-1", plan.id() + "-2", plan.id() + "-3");
        assertThat(told)
                .extracting(ServiceRequest::getStatus)
                .startsWith(
                        ServiceRequestStatus.COMPLETED,
                        ServiceRequestStatus.REVOKED,
                        ServiceRequestStatus.REVOKED,
                        ServiceRequestStatus.ACTIVE);
        assertThat(told)
                .allSatisfy(request ->
                        assertThat(request.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/" + plan.id()));
        ServiceRequest fourth = told.get(3);
        Period window = (Period) fourth.getOccurrence();
        assertThat(window.getStartElement().getValueAsString())
                .isEqualTo(plan.get().extract().path("schedule.sessions[3].window.earliest"));
        assertThat(window.getEndElement().getValueAsString())
                .isEqualTo(plan.get().extract().path("schedule.sessions[3].window.latest"));
        assertThat(fourth.getPatientInstruction())
                .contains("ask your prescriber")
                .contains(plan.get().extract().<String>path("schedule.sessions[3].medicationHold.from"))
                .doesNotContain("stop");
        assertThat(told.get(0).hasPatientInstruction()).isFalse();
    }

    @Test
    void tellsAnAppointmentOnlyWhereThereIsABooking() {
        Plan plan = Courses.eventful(patient, clock);
        List<Appointment> told = Fhir.ofPatient("Appointment", patient, Appointment.class);

        assertThat(told)
                .extracting(appointment -> appointment.getIdElement().getIdPart(), Appointment::getStatus)
                .containsExactly(
                        tuple(plan.id() + "-2", AppointmentStatus.NOSHOW),
                        tuple(plan.id() + "-3", AppointmentStatus.CANCELLED));
        assertThat(told.get(0).getStartElement().getValueAsString()).isEqualTo("2027-01-22T16:30:00+03:00");
        assertThat(told.get(0).getMinutesDuration()).isEqualTo(60);
        assertThat(told.get(1).getParticipant())
                .extracting(participant -> participant.getActor().getDisplay())
                .containsExactly(null, "dr-ak", "room-1");
        Fhir.refused(given().get("/fhir/Appointment/" + plan.id() + "-1"), 404);

        assertThat(Fhir.ofPatient("Appointment", bookedAndTreated(), Appointment.class)
                        .get(0)
                        .getStatus())
                .isEqualTo(AppointmentStatus.FULFILLED);
    }

    private String bookedAndTreated() {
        clock.set("2027-01-04T07:00:00+03:00");
        String other = Courses.somebody();
        Plan plan = Plan.createPlan(Body.kneeOsteoarthritis().ofPatient(other)).consented();
        plan.actOn(1, "book", Body.object().with("startsAt", "2027-01-04T15:30").with("performer", "dr-demir"))
                .statusCode(201);
        clock.set("2027-01-04T17:00:00+03:00");
        plan.record(1, Body.performedAt("2027-01-04T15:30:00+03:00"));
        return other;
    }

    @Test
    void tellsWhatWasPerformedAndInjected() {
        Plan plan = Courses.eventful(patient, clock);
        Procedure told = Fhir.read("Procedure", plan.id() + "-1", Procedure.class);

        assertThat(told.getStatus()).isEqualTo(ProcedureStatus.COMPLETED);
        assertThat(((DateTimeType) told.getPerformed()).getValueAsString()).isEqualTo("2027-01-04T08:00:00+03:00");
        assertThat(told.getBasedOn())
                .extracting(org.hl7.fhir.r4.model.Reference::getReference)
                .containsExactly("CarePlan/" + plan.id(), "ServiceRequest/" + plan.id() + "-1");
        assertThat(told.getBodySite())
                .singleElement()
                .satisfies(site -> assertThat(site.getText()).endsWith(", left"));
        assertThat(told.getNoteFirstRep().getText()).isEqualTo("Tolerated <well> & \"quickly\".");
        assertThat(told.getExtensionsByUrl("http://localhost:8080/fhir/StructureDefinition/deviation"))
                .isNotEmpty()
                .allSatisfy(deviation -> Fhir.read(
                        "DetectedIssue",
                        ((org.hl7.fhir.r4.model.Reference) deviation.getValue())
                                .getReferenceElement()
                                .getIdPart(),
                        DetectedIssue.class));

        List<MedicationAdministration> given =
                Fhir.ofPatient("MedicationAdministration", patient, MedicationAdministration.class);
        assertThat(given)
                .extracting(MedicationAdministration::getStatus)
                .containsExactly(
                        MedicationAdministrationStatus.COMPLETED,
                        MedicationAdministrationStatus.ENTEREDINERROR,
                        MedicationAdministrationStatus.COMPLETED,
                        MedicationAdministrationStatus.COMPLETED);
        MedicationAdministration first = given.get(0);
        assertThat(first.getDosage().getDose().getValue()).isEqualByComparingTo("2");
        assertThat(first.getDosage().getDose().getCode()).isEqualTo("mL");
        assertThat(first.getPartOfFirstRep().getReference()).isEqualTo("Procedure/" + plan.id() + "-1");
        Medication medication = (Medication) first.getContained().get(0);
        assertThat(medication.getBatch().getLotNumber()).isEqualTo("L-1");
        assertThat(medication.getIngredient())
                .extracting(
                        ingredient -> ingredient.getItemCodeableConcept().getText(),
                        ingredient -> ingredient.getStrength().getNumerator().getCode(),
                        ingredient -> ingredient
                                .getStrength()
                                .getDenominator()
                                .getValue()
                                .intValue())
                .containsExactly(tuple("Dextrose", "g", 100), tuple("Lidocaine", "mg", 2));
        assertThat(given.get(1).getStatusReasonFirstRep().getText()).isEqualTo("Not given.");
        MedicationAdministration anaesthetic = given.get(3);
        assertThat(anaesthetic.getIdElement().getIdPart()).isEqualTo(plan.id() + "-1-anaesthetic");
        assertThat(anaesthetic.getDosage().getDose().getCode()).isEqualTo("mg");
        assertThat(Fhir.read("MedicationAdministration", first.getIdPart(), MedicationAdministration.class)
                        .getIdPart())
                .isEqualTo(first.getIdPart());
    }

    @Test
    void tellsWhatWasRecordedInErrorAsThat() {
        Plan plan = Courses.recordedInError(patient);

        assertThat(Fhir.read("Procedure", plan.id() + "-1", Procedure.class).getStatus())
                .isEqualTo(ProcedureStatus.ENTEREDINERROR);
        assertThat(Fhir.ofPatient("MedicationAdministration", patient, MedicationAdministration.class))
                .hasSize(4)
                .allSatisfy(
                        each -> assertThat(each.getStatus()).isEqualTo(MedicationAdministrationStatus.ENTEREDINERROR));
        assertThat(Fhir.ofPatient("ServiceRequest", patient, ServiceRequest.class)
                        .get(0)
                        .getStatus())
                .isEqualTo(ServiceRequestStatus.ACTIVE);
        plan.record(1, Body.performedAt("2027-01-04T08:10:00+03:00"));
        assertThat(Fhir.read("Procedure", plan.id() + "-1", Procedure.class).getStatus())
                .isEqualTo(ProcedureStatus.COMPLETED);
    }

    @Test
    void tellsWhatWasMeasured() {
        Plan plan = Courses.eventful(patient, clock);
        List<Observation> told = Fhir.ofPatient("Observation", patient, Observation.class);

        assertThat(told)
                .extracting(
                        each -> each.getCode().getCodingFirstRep().getCode(),
                        each -> ((Quantity) each.getValue()).getValue().intValue())
                .containsExactly(
                        tuple("72514-3", 7),
                        tuple("function-score", 40),
                        tuple("72514-3", 5),
                        tuple("function-score", 55));
        assertThat(told.get(0).getIdElement().getIdPart()).isEqualTo(plan.id() + "-baseline-pain");
        assertThat(told.get(0).getEffectiveDateTimeType().hasValue()).isFalse();
        assertThat(told.get(1).getCode().getCodingFirstRep().getSystem()).isEqualTo(OWN + "observations");
        assertThat(told.get(2).getEffectiveDateTimeType().getValueAsString()).isEqualTo("2027-01-04T08:30:00+03:00");
        told.forEach(each -> Fhir.read("Observation", each.getIdPart(), Observation.class));
    }

    @Test
    void tellsWhatIsTreatedAndWhatIsAimedAt() {
        Plan plan = Courses.eventful(patient, clock);
        Condition condition = Fhir.read("Condition", plan.id(), Condition.class);
        Goal goal = Fhir.read("Goal", plan.id(), Goal.class);

        assertThat(condition.getCode().getCoding())
                .extracting(org.hl7.fhir.r4.model.Coding::getSystem, org.hl7.fhir.r4.model.Coding::getCode)
                .contains(
                        tuple("http://hl7.org/fhir/sid/icd-10", "M17"),
                        tuple(OWN + "conditions", "knee-osteoarthritis"));
        assertThat(condition.getSeverity().getCodingFirstRep().getCode()).isEqualTo("6736007");
        assertThat(condition.hasVerificationStatus()).isFalse();
        assertThat(((Quantity) goal.getTargetFirstRep().getDetail()).getValue()).isEqualByComparingTo("5");
        assertThat(goal.getNoteFirstRep().getText()).contains("predicts nothing");
        Fhir.refused(given().get("/fhir/Goal/" + Courses.draft(patient).id()), 404);
    }

    @Test
    void tellsConsentsAndWhichOfThemCount() {
        Courses.eventful(patient, clock);
        assertThat(Fhir.ofPatient("Consent", patient, Consent.class))
                .extracting(Consent::getStatus)
                .containsExactly(ConsentState.ACTIVE, ConsentState.DRAFT);
    }

    /** What adds up over a day is told of each of its records, under whichever plan it was made. */
    @Test
    void countsWhatElseWasGivenToThePatientOnTheDay() {
        for (int i = 0; i < 2; i++) {
            createPlan(kneeOsteoarthritis().ofPatient(patient))
                    .consented()
                    .record(1, performedAt("2027-01-04T08:00:00+03:00").anaesthetised("lidocaine", 200, false));
        }
        assertThat(Fhir.ofPatient("DetectedIssue", patient, DetectedIssue.class))
                .filteredOn(issue -> issue.getDetail().contains("All 2 records of the patient's day are counted."))
                .hasSize(2);
    }

    /** A FHIR reader is warned of nothing less than a reader of the API. */
    @Test
    void tellsOfEveryWarningOfAPlan() {
        Body dosed = kneeOsteoarthritis()
                .ofPatient(patient)
                .with("laterality", "NONE")
                .with("plannedLidocaineMg", 200)
                .with("weightKg", 70);
        createPlan(dosed);
        Plan warned = createPlan(dosed);
        assertThat(warned.get().extract().<List<String>>path("safety.warnings.rule"))
                .contains("laterality-of-condition", "anaesthetic-same-day");

        assertThat(Fhir.ofPatient("DetectedIssue", patient, DetectedIssue.class))
                .filteredOn(
                        issue -> issue.getImplicatedFirstRep().getReference().equals("CarePlan/" + warned.id()))
                .extracting(DetectedIssue::getDetail)
                .containsAll(warned.get().extract().<List<String>>path("safety.warnings.statement"));
    }

    @Test
    void tellsHowBadAnEventWasAsItWasJudged() {
        Courses.heldForSafety(patient)
                .report(object().with("session", 1)
                        .with("kind", "VASOVAGAL")
                        .with("seriousness", "LIFE_THREATENING")
                        .with("onsetAt", "2027-01-04T08:50:00+03:00"))
                .statusCode(201);
        AdverseEvent event =
                Fhir.ofPatient("AdverseEvent", patient, AdverseEvent.class).get(1);

        assertThat(event.getSeverity().getCodingFirstRep().getCode()).isEqualTo("severe");
        assertThat(event.getSeriousness().getCodingFirstRep().getCode()).isEqualTo("SeriousIsLifeThreatening");
    }

    @Test
    void tellsWhatWentWrongAndThatTheCourseIsHeld() {
        Plan plan = Courses.heldForSafety(patient);
        AdverseEvent event =
                Fhir.ofPatient("AdverseEvent", patient, AdverseEvent.class).get(0);
        List<Flag> flags = Fhir.ofPatient("Flag", patient, Flag.class);

        assertThat(event.getEvent().getCodingFirstRep().getCode()).isEqualTo("infection");
        assertThat(event.getSuspectEntityFirstRep().getInstance().getReference())
                .isEqualTo("Procedure/" + plan.id() + "-1");
        assertThat(event.hasSeriousness()).isFalse();
        assertThat(event.hasSeverity()).isFalse();
        assertThat(Fhir.read("Observation", event.getIdPart() + "-temperature", Observation.class)
                        .getCode()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("8310-5");
        assertThat(flags.get(0).getIdElement().getIdPart()).isEqualTo(plan.id() + "-hold");
        assertThat(flags.get(1).getIdElement().getIdPart()).isEqualTo(plan.id() + "-2-medication");
        assertThat(flags).hasSize(5);
    }

    @Test
    void tellsWhatSpeaksAgainstAPlan() {
        Plan plan = Courses.withWarnings(patient);
        List<DetectedIssue> issues = Fhir.ofPatient("DetectedIssue", patient, DetectedIssue.class);

        assertThat(issues)
                .extracting(issue -> issue.getCode().getCodingFirstRep().getCode(), DetectedIssue::getSeverity)
                .contains(
                        tuple("anti-inflammatories", DetectedIssueSeverity.LOW),
                        tuple("osteoarthritis-not-mild", DetectedIssueSeverity.LOW),
                        tuple("consent", DetectedIssueSeverity.MODERATE));
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.getImplicatedFirstRep().getReference()).isEqualTo("CarePlan/" + plan.id());
            assertThat(issue.getEvidence()).isNotEmpty();
            assertThat(issue.getIdElement().getIdPart().length()).isLessThanOrEqualTo(64);
            assertThat(issue.getIdElement().getIdPart()).endsWith("-" + digestOf(issue));
        });
    }

    /** Of the rule and what it found, in words: the end of the id, which others keep. */
    private static String digestOf(DetectedIssue issue) {
        String found =
                issue.getDetail().substring(issue.getCode().getText().length()).strip();
        byte[] digest = Sha256.of((issue.getCode().getCodingFirstRep().getCode() + "|" + found).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest, 0, 6);
    }

    @Test
    void tellsWhoChangedAPlanAndWhy() {
        Plan plan = Courses.withWarnings(patient);
        plan.act("hold", because("Travels.")).statusCode(200);
        List<Provenance> told = Fhir.ofPatient("Provenance", patient, Provenance.class);

        assertThat(told)
                .extracting(
                        each -> each.getIdElement().getIdPart(),
                        each -> each.getActivity().getText())
                .containsExactly(tuple(plan.id() + "-2", "hold"));
        assertThat(told.get(0).getReasonFirstRep().getText()).isEqualTo("Travels.");
        assertThat(told.get(0).getAgent())
                .extracting(agent -> agent.getWho().getDisplay())
                .containsExactly("user-1", "ehr");
        assertThat(told.get(0).getTargetFirstRep().getReference()).isEqualTo("CarePlan/" + plan.id());
    }

    @Test
    void refersToPatientsWhereTheClinicSaysHow() {
        Plan plan = Courses.draft(patient);
        ClinicOfTests.become(ClinicOfTests.open()
                        .with(
                                "fhirPatients",
                                List.of(Map.of(
                                        "system",
                                        "urn:example:ehr",
                                        "url",
                                        "https://ehr.example/fhir/Patient/{value}"))))
                .statusCode(200);
        String address = "https://ehr.example/fhir/Patient/" + patient;

        assertThat(Fhir.read("CarePlan", plan.id(), CarePlan.class).getSubject().getReference())
                .isEqualTo(address);
        for (String asked : List.of("Patient/" + patient, patient, address)) {
            assertThat(Fhir.search("CarePlan?patient=" + asked))
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.getIdElement().getIdPart()).isEqualTo(plan.id()));
        }
        Fhir.refused(given().get("/fhir/CarePlan?patient=https://other.example/fhir/Patient/" + patient), 400);
    }
}
