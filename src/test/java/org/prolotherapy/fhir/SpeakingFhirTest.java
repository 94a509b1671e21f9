package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Statements;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** Addresses, formats, versions, refusals and what is told of all this, whatever the type is. */
@QuarkusTest
class SpeakingFhirTest {

    @Inject
    ClockForTests clock;

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    private final String patient = Courses.somebody();

    @Test
    void tellsWhatItCanDoWithoutAToken() {
        Response answer = Token.none().get("/fhir/metadata");
        CapabilityStatement told = Fhir.parse(answer, CapabilityStatement.class);

        assertThat(told.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(told.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType())
                .containsAll(Fhir.OF_PLANS)
                .containsAll(Fhir.KNOWN)
                .contains("AuditEvent");
        Token.none()
                .header("If-None-Match", answer.header("ETag"))
                .get("/fhir/metadata")
                .then()
                .statusCode(304);
    }

    /** One truth: what is told and what is routed. */
    @Test
    void routesWhatItTellsAndTellsWhatItRoutes() {
        Set<String> told = new TreeSet<>();
        Fhir.parse(given().get("/fhir/metadata"), CapabilityStatement.class)
                .getRestFirstRep()
                .getResource()
                .forEach(resource -> resource.getInteraction().forEach(interaction -> {
                    if (interaction.getCode().toCode().equals("read")) {
                        told.add("GET /" + resource.getType() + "/{id}");
                    } else {
                        told.add("GET /" + resource.getType());
                        told.add("POST /" + resource.getType() + "/_search");
                    }
                }));
        Set<String> routed = routes();
        routed.removeIf(route ->
                route.contains("metadata") || route.contains(".well-known") || route.contains("/export-jobs/"));
        Set<String> operations = new TreeSet<>(routed);
        operations.removeIf(route -> !route.contains("$"));
        routed.removeAll(operations);

        assertThat(routed).isEqualTo(told);
        assertThat(operations)
                .containsExactly(
                        "GET /$export",
                        "GET /PlanDefinition/{id}/$apply",
                        "POST /$export",
                        "POST /PlanDefinition/{id}/$apply");
        assertThat(Fhir.parse(given().get("/fhir/metadata"), CapabilityStatement.class)
                        .getRestFirstRep()
                        .getOperation())
                .extracting(operation -> operation.getName())
                .containsExactly("export");
    }

    /** What can be asked is asked once, of every type. */
    @Test
    void understandsEveryParameterThatItTells() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> values = Map.of("date", "ge2027-01-04", "token", "x", "reference", "x", "uri", "x");
        Fhir.parse(given().get("/fhir/metadata"), CapabilityStatement.class)
                .getRestFirstRep()
                .getResource()
                .forEach(resource -> {
                    resource.getSearchParam().stream()
                            .filter(parameter -> !Query.isPatient(parameter.getName()))
                            .forEach(parameter -> check(
                                    resource.getType() + "?" + parameter.getName() + "="
                                            + values.get(parameter.getType().toCode()),
                                    wrong));
                    resource.getSearchInclude()
                            .forEach(include ->
                                    check(resource.getType() + "?_id=x&_include=" + include.getValue(), wrong));
                    resource.getSearchRevInclude()
                            .forEach(include ->
                                    check(resource.getType() + "?_id=x&_revinclude=" + include.getValue(), wrong));
                });
        assertThat(wrong).isEmpty();
    }

    private static void check(String query, List<String> wrong) {
        Response answer = given().get("/fhir/" + query);
        if (answer.statusCode() != 200) {
            wrong.add(query + ": " + answer.statusCode() + " " + answer.asString());
        }
    }

    static Set<String> routes() {
        JavaClasses face = new ClassFileImporter().importPackages("org.prolotherapy.fhir");
        Set<String> routes = new TreeSet<>();
        face.stream().flatMap(each -> each.getMethods().stream()).forEach(method -> {
            String http = method.isAnnotatedWith(GET.class) ? "GET" : method.isAnnotatedWith(POST.class) ? "POST" : "";
            if (!http.isEmpty()) {
                routes.add(http + " " + pathOf(method));
            }
        });
        return routes;
    }

    private static String pathOf(JavaMethod method) {
        return method.getAnnotationOfType(Path.class).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "application/fhir+json; ; application/fhir+json",
                "application/json; ; application/json",
                "*/*; ; application/fhir+json",
                "application/fhir+json; fhirVersion=4.0 ; application/fhir+json",
            })
    void answersInTheFormatsOfFhir(String accept, String parameter, String expected) {
        String header = parameter == null ? accept : accept + ";" + parameter.strip();
        given().header("Accept", header)
                .get("/fhir/CarePlan/" + Courses.draft(patient).id())
                .then()
                .statusCode(200)
                .contentType(startsWith(expected.strip()));
    }

    @Test
    void takesTheFormatOfTheAddressBeforeThatOfTheHeader() {
        for (String json : List.of("json", "application/json", "application/fhir%2Bjson", "application/fhir+json")) {
            given().urlEncodingEnabled(false)
                    .header("Accept", "text/html")
                    .get("/fhir/CodeSystem/rules?_format=" + json)
                    .then()
                    .statusCode(200);
        }
        Fhir.refused(given().get("/fhir/CodeSystem/rules?_format=xml"), 406);
        OperationOutcome refused =
                Fhir.refused(given().header("Accept", "application/fhir+xml").get("/fhir/CodeSystem/rules"), 406);
        assertThat(refused.getIssueFirstRep().getCode()).isEqualTo(IssueType.NOTSUPPORTED);
    }

    @Test
    void answersEveryErrorWithAnOutcome() {
        Plan plan = Courses.draft(patient);
        assertThat(code(Fhir.refused(Token.none().get("/fhir/CarePlan"), 401))).isEqualTo(IssueType.LOGIN);
        assertThat(code(Fhir.refused(Token.withScopes("").request().get("/fhir/CarePlan"), 403)))
                .isEqualTo(IssueType.FORBIDDEN);
        for (String nothing : List.of(
                "/fhir",
                "/fhir/",
                "/fhir/Patient",
                "/fhir/CarePlan/x",
                "/fhir/CarePlan/" + UUID.randomUUID(),
                "/fhir/ServiceRequest/" + plan.id() + "-99",
                "/fhir/ServiceRequest/" + plan.id(),
                "/fhir/CodeSystem/x",
                "/fhir/AuditEvent/x",
                "/fhir/CarePlan/" + plan.id() + "/_history/1",
                "/fhir/.well-known/smart-configuration")) {
            assertThat(code(Fhir.refused(given().get(nothing), 404)))
                    .as(nothing)
                    .isEqualTo(IssueType.NOTFOUND);
        }
        Fhir.refused(given().delete("/fhir/CarePlan/" + plan.id()), 405);
        Fhir.refused(given().get("/fhir/CarePlan/_search"), 405);
        Fhir.refused(given().body("x").contentType("text/plain").post("/fhir/CarePlan/_search"), 415);
        Fhir.refused(given().get("/fhir/CarePlan?x=" + "y".repeat(9000)), 414);
    }

    @Test
    void saysOfEachThingThatIsWrongWhatItIs() {
        OperationOutcome refused =
                Fhir.refused(given().get("/fhir/CarePlan?date=soon&colour=red&_count=0&_summary=much"), 400);
        assertThat(refused.getIssue())
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .contains("http.colour", "http._count", "http._summary");
        assertThat(refused.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("invalid-request");
        assertThat(Fhir.refused(given().get("/fhir/CarePlan?date=soon"), 400)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo("http.date");
    }

    private static IssueType code(OperationOutcome outcome) {
        return outcome.getIssueFirstRep().getCode();
    }

    @Test
    void leavesOutWhatItDoesNotKnowIfItIsAskedTo() {
        String self = Fhir.bundle(given().header("Prefer", "handling=lenient")
                        .get("/fhir/CarePlan?status=active&colour=red&_count=1"))
                .getLink("self")
                .getUrl();
        assertThat(self).endsWith("/fhir/CarePlan?_count=1&status=active");
    }

    @Test
    void tellsFromTheVersionAloneThatNothingHasChangedAndAuditsIt() {
        Plan plan = Courses.draft(patient);
        for (String type : List.of("CarePlan/" + plan.id(), "ServiceRequest/" + plan.id() + "-1")) {
            Response whole = given().get("/fhir/" + type);
            assertThat(whole.header("ETag")).isEqualTo("W/\"1\"");
            assertThat(whole.header("Last-Modified")).isNotNull();
            List<String> said = statements.during(() -> given().header("If-None-Match", "W/\"1\"")
                    .get("/fhir/" + type)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo("W/\"1\"")));
            assertThat(said).as(type).hasSize(1);
        }
        given().header("If-None-Match", "W/\"7\"")
                .get("/fhir/CarePlan/" + plan.id())
                .then()
                .statusCode(200);
        Waiting.until(
                "the events of both reads and both 304",
                () -> given().get("/v1/audit-events?resource=TreatmentPlan/" + plan.id())
                        .<List<String>>path("items.action")
                        .containsAll(List.of("readCarePlan", "readServiceRequest")));
        assertThat(given().get("/v1/audit-events?resource=TreatmentPlan/" + plan.id() + "&action=readCarePlan")
                        .<List<Integer>>path("items.outcome"))
                .contains(200, 304);
    }

    @Test
    void auditsWhatItShowsAndNeverWithoutAnAction() {
        Plan plan = Courses.draft(patient);
        Fhir.OF_PLANS.forEach(type -> Fhir.ofPatient(type, patient, ""));
        Waiting.until(
                "the event of a search",
                () -> given().get("/v1/audit-events?resource=TreatmentPlan/" + plan.id())
                        .<List<String>>path("items.action")
                        .contains("searchCarePlanByForm"));
        assertThat(given().get("/v1/audit-events?limit=200").<List<String>>path("items.action"))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "text", "data"})
    void tellsLessWhenLessIsWanted(String summary) {
        Plan plan = Courses.eventful(patient, clock);
        String body = given().get("/fhir/CarePlan/" + plan.id() + "?_summary=" + summary)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(body.contains("\"text\":{\"status\"")).isEqualTo(summary.equals("text"));
        assertThat(body.contains("SUBSETTED")).isTrue();
    }

    @Test
    void tellsTheElementsThatAreWantedAndThoseThatMustBeThere() {
        Plan plan = Courses.draft(patient);
        String body =
                given().get("/fhir/CarePlan/" + plan.id() + "?_elements=period").asString();
        assertThat(body)
                .contains("\"period\"", "\"intent\"", "\"subject\"", "SUBSETTED")
                .doesNotContain("\"title\"");
    }

    @Test
    void servesTheSystemsOfItsOwnCodes() {
        CodeSystem rules = Fhir.read("CodeSystem", "rules", CodeSystem.class);
        assertThat(rules.getUrl()).isEqualTo("http://localhost:8080/fhir/CodeSystem/rules");
        assertThat(rules.getConcept())
                .hasSizeGreaterThan(20)
                .allSatisfy(concept -> assertThat(concept.getDefinition()).isNotEmpty());
        assertThat(Fhir.search("CodeSystem?url=http://localhost:8080/fhir/CodeSystem/conditions"))
                .hasSize(1);
    }
}
