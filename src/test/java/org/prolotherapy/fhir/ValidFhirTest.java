package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.TokenIsSent.callersOf;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;
import org.prolotherapy.safety.Seriousness;

/**
 * Everything that is told of plans in every state, and of what the texts say, held against R4 by HAPI's instance validator.
 * There are no errors, and no warnings but those listed.
 */
@QuarkusTest
@Tag("slow")
class ValidFhirTest {

    /** What is warned of all the same, and why. */
    private static final List<Pattern> MEANT = Stream.of(
                    // Best practice asks for a narrative on every resource; only care plans have one, as US Core has
                    // it.
                    "dom-6: 'A resource should have narrative for robust management'",
                    // These systems are not at hand offline.
                    "CodeSystem is unknown and can't be validated: (?:http://loinc\\.org|http://hl7\\.org/fhir/sid/icd-10"
                            + "|http://hl7\\.org/fhir/us/core/CodeSystem/[a-z-]+) for",
                    // FHIR's value set of participants is without US Core's code for who passes something on.
                    "None of the codings provided are in the value set 'Provenance participant type'.*#transmitter",
                    // Audit events name our operations, which are not those of FHIR.
                    "CodeSystem is unknown and can't be validated: http://localhost:8080/operations for",
                    "The Coding provided \\(http://localhost:8080/operations#\\w+\\) was not found in the value set"
                            + " 'Audit Event Sub-Type'",
                    // What was done to a plan and why, and what a form says, are told in words: no code was chosen by
                    // anybody.
                    "No code provided, and a code should be provided from the value set"
                            + " '(?:Provenance activity type|V3 Value SetPurposeOfUse|Consent PolicyRule Codes)'",
                    // Nobody has recorded who observed.
                    "In general, all observations should have a performer",
                    // UCUM has no unit for the points of a score, only this annotation.
                    "UCUM Codes that contain human readable annotations like \\{score\\}",
                    // Notes are told as they were written; one of those here looks like HTML on purpose.
                    "note\\.text: .* appears to be an embedded HTML tag starting at '<w'")
            .map(meant -> Pattern.compile("(?s).*" + meant + ".*"))
            .toList();

    @Inject
    ClockForTests clock;

    @AfterEach
    void opensTheClinic() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
    }

    @Test
    void findsNoErrorInAnythingThatIsTold() {
        FhirValidator validator = validator();
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            patients.add(Courses.somebody());
        }
        Courses.eventful(patients.get(0), clock);
        Plan held = Courses.heldForSafety(patients.get(1));
        for (Seriousness seriousness : Seriousness.values()) {
            held.report(object().with("session", 1)
                            .with("kind", "OTHER")
                            .with("seriousness", seriousness.name())
                            .with("onsetAt", "2027-01-04T09:00:00+03:00"))
                    .statusCode(201);
        }
        Courses.recordedInError(patients.get(2));
        Courses.draft(patients.get(3));
        Courses.withWarnings(patients.get(4));
        Courses.completed(patients.get(5));
        Courses.cancelled(patients.get(6));

        Set<String> errors = new TreeSet<>();
        Set<String> warnings = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (String type : Fhir.OF_PLANS) {
            for (String patient : patients) {
                Bundle bundle = Fhir.ofPatient(type, patient, "&_count=200");
                check(validator, bundle, errors, warnings);
                Fhir.entries(bundle).forEach(each -> seen.add(each.fhirType()));
            }
        }
        for (Resource each : inAClinicWithEveryRegimen()) {
            check(validator, each, errors, warnings);
            seen.add(each.fhirType());
        }
        check(validator, Fhir.bundle(given().get("/fhir/AuditEvent?_count=200")), errors, warnings);
        check(validator, read("/fhir/metadata", CapabilityStatement.class), errors, warnings);
        check(
                validator,
                read(
                        "/fhir/PlanDefinition/hypertonic-dextrose/$apply?severity=SEVERE&startOn=2027-01-04",
                        CarePlan.class),
                errors,
                warnings);
        check(validator, Fhir.parse(Token.none().get("/fhir/CarePlan"), OperationOutcome.class), errors, warnings);
        check(validator, Fhir.parse(given().get("/fhir/CarePlan?x=1&y=2"), OperationOutcome.class), errors, warnings);

        assertThat(seen).containsAll(Fhir.OF_PLANS).containsAll(Fhir.KNOWN);
        assertThat(errors).isEmpty();
        assertThat(warnings)
                .allSatisfy(warning -> assertThat(MEANT)
                        .as(warning)
                        .anySatisfy(meant -> assertThat(warning).matches(meant)));
    }

    /** Everything that plans are made by in a clinic that has made each published regimen its own. */
    private static List<Resource> inAClinicWithEveryRegimen() {
        return callersOf("adopting-" + UUID.randomUUID(), () -> {
            List<String> regimens = given().get("/v1/regimens").path("items.id");
            assertThat(regimens).isNotEmpty();
            regimens.forEach(ClinicsProtocolsTest::adoptAndApprove);
            List<Resource> told = Fhir.KNOWN.stream()
                    .flatMap(type -> Fhir.search(type).stream())
                    .toList();
            assertThat(told)
                    .extracting(each -> each.getIdElement().getIdPart())
                    .containsAll(regimens.stream().map(id -> "our-" + id).toList());
            return told;
        });
    }

    private static <R extends Resource> R read(String address, Class<R> as) {
        return Fhir.parse(given().urlEncodingEnabled(false).get(address), as);
    }

    private static void check(FhirValidator validator, Resource resource, Set<String> errors, Set<String> warnings) {
        for (SingleValidationMessage message :
                validator.validateWithResult(resource).getMessages()) {
            String text = resource.fhirType() + " " + withoutPlaces(String.valueOf(message.getLocationString())) + ": "
                    + message.getMessageId() + " " + withoutPlaces(message.getMessage());
            if (EnumSet.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL).contains(message.getSeverity())) {
                errors.add(text);
            } else if (message.getSeverity() == ResultSeverityEnum.WARNING) {
                warnings.add(text);
            }
        }
    }

    private static String withoutPlaces(String text) {
        return text.replaceAll("\\[[0-9]+\\]", "")
                .replaceAll("/\\*[^*]*\\*/", "")
                .replaceAll("[0-9a-f-]{36}[-0-9a-z]*", "…");
    }

    /** With our own code systems, as they are served. */
    private static FhirValidator validator() {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(Fhir.R4);
        Fhir.search("CodeSystem").forEach(own::addCodeSystem);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(Fhir.R4),
                own,
                new CommonCodeSystemsTerminologyService(Fhir.R4),
                new InMemoryTerminologyServerValidationSupport(Fhir.R4));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        return Fhir.R4.newValidator().registerValidatorModule(instances);
    }
}
