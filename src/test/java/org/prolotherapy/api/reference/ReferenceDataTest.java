package org.prolotherapy.api.reference;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.knowledge.RuleId;

@QuarkusTest
class ReferenceDataTest {

    @ParameterizedTest
    @CsvSource({
        "protocols, 6, id, hypertonic-dextrose",
        "conditions, 46, code, joint-instability",
        "solutions, 18, code, hypertonic-dextrose-lidocaine",
        "injection-sites, 194, code, nuchal-ligament",
        "outcome-measures, 20, code, nrs-pain",
        "screening-questions, 9, code, pregnancy",
        "rules, 105, code, session-count-by-severity",
        "sources, 50, code, S0",
        "labels, 42, schema, AdverseEventKind",
        "substances, 31, code, dextrose",
        "anaesthetics, 10, code, lidocaine"
    })
    void listsEverythingAtOnceInTheOrderOfTheFiles(String list, int size, String name, String first) {
        get("/v1/" + list)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items", hasSize(size))
                .body("items[0]." + name, is(first))
                .body("items.display", everyItem(not(emptyString())))
                .body("$", not(hasKey("next")));
    }

    @Test
    void tellsWhatAProtocolMakesOfEverySeverity() {
        get("/v1/protocols/hypertonic-dextrose")
                .then()
                .statusCode(200)
                .body("id", is("hypertonic-dextrose"))
                .body("version", is(2))
                .body("kind", is("INFLAMMATORY"))
                .body("sessions.min", is(3))
                .body("sessions.max", is(6))
                .body("spacingDays.min", is(14))
                .body("spacingDays.max", is(21))
                .body("bySeverity.severity", contains("MILD", "MODERATE", "SEVERE"))
                .body("bySeverity.sessionCount", contains(3, 5, 6))
                .body("bySeverity.spacingDays", contains(14, 18, 21))
                .body(
                        "bySeverity[1].recovery.phase",
                        contains("REST", "EXPECTED_REACTION", "PROLONGED_REACTION", "REGENERATION"))
                .body("bySeverity[1].recovery.firstDay", contains(0, 0, 3, 0))
                .body("bySeverity[1].recovery.lastDay", contains(2, 2, 7, 18))
                .body("maximumMonths", is(6))
                .body("$", not(hasKey("minimumMonths")))
                .body("solutions", contains("hypertonic-dextrose-lidocaine", "hypertonic-dextrose"))
                .body("injectionsPerSession.max", is(15))
                .body("medicationHoldDays", is(3))
                .body("$", not(hasKey("label")))
                .body("sources", contains("S0", "S3", "S4"));
    }

    @Test
    void labelsTheProtocolThatLiesOutsideTheOtherTexts() {
        get("/v1/protocols/knee-osteoarthritis-trial")
                .then()
                .statusCode(200)
                .body("label", is("trial-protocol"))
                .body("bySeverity.spacingDays", contains(28, 28, 28));
        get("/v1/protocols/extended-regenerative").then().statusCode(200).body("minimumMonths", is(3));
    }

    @Test
    void tellsComponentsAndPublishedConcentrationsOfASolution() {
        get("/v1/solutions")
                .then()
                .body("items.find { it.code == 'hypertonic-dextrose-lidocaine' }.concentrationPercent.min", is(12))
                .body("items.find { it.code == 'hypertonic-dextrose-lidocaine' }.concentrationPercent.max", is(25))
                .body(
                        "items.find { it.code == 'hypertonic-dextrose-lidocaine' }.components.code",
                        contains("dextrose", "lidocaine"))
                .body("items.find { it.code == 'phenol' }.concentrationPercent.max", is(2.5f))
                .body("items.find { it.code == 'ozone' }", not(hasKey("concentrationPercent")))
                .body("items.find { it.code == 'corticosteroid' }.accepted", is(false));
    }

    @Test
    void tellsTheCeilingsOfAnaestheticsAsFarAsTheyWereVerified() {
        get("/v1/anaesthetics")
                .then()
                .body("items.find { it.code == 'lidocaine' }.ceiling", is(Map.of("mgPerKg", 4.5f, "mg", 300)))
                .body(
                        "items.find { it.code == 'lidocaine' }.ceilingWithAdrenaline",
                        is(Map.of("mgPerKg", 7, "mg", 500)))
                .body("items.find { it.code == 'bupivacaine' }.ceiling", is(Map.of("mg", 175)))
                .body("items.find { it.code == 'bupivacaine' }.ceilingWithAdrenaline", is(Map.of("mg", 225)))
                .body("items.find { it.code == 'mepivacaine' }.ceiling", is(Map.of("mg", 400)))
                .body("items.find { it.code == 'procaine' }", not(hasKey("ceiling")));
    }

    @Test
    void leavesOutACodeThatWasNotVerified() {
        get("/v1/conditions")
                .then()
                .body("items.find { it.code == 'knee-osteoarthritis' }.icd10", is("M17"))
                .body("items.find { it.code == 'knee-osteoarthritis' }.osteoarthritis", is(true))
                .body("items.find { it.code == 'sports-injury' }", not(hasKey("icd10")))
                .body("items.find { it.code == 'sports-injury' }", not(hasKey("codings")));
    }

    @Test
    void tellsTheEditionOfACode() {
        get("/v1/conditions")
                .then()
                .body(
                        "items.find { it.code == 'plantar-fasciitis' }.codings",
                        contains(Map.of(
                                "system", "http://hl7.org/fhir/sid/icd-10",
                                "version", "2019",
                                "code", "M72.2",
                                "display", "Plantar fascial fibromatosis")));
    }

    @Test
    void tellsTheLevelsOfASiteOfTheSpine() {
        get("/v1/injection-sites?region=LOWER_BACK")
                .then()
                .body(
                        "items.find { it.code == 'zygapophysial-joints-lumbar' }.levels",
                        contains("L1", "L2", "L3", "L4", "L5", "S1", "L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"))
                .body("items.find { it.code == 'iliolumbar-ligament' }", not(hasKey("levels")));
    }

    @Test
    void listsTheSitesOfOneRegion() {
        get("/v1/injection-sites?region=KNEE")
                .then()
                .statusCode(200)
                .body("items", hasSize(25))
                .body("items.region", everyItem(is("KNEE")))
                .body("items.find { it.code == 'knee-joint' }.snomedCt", is("49076000"))
                .body("items.find { it.code == 'knee-joint' }.structure", is("JOINT"))
                .body("items.find { it.code == 'knee-joint' }.sided", is(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"knee", "HEAD", ""})
    void refusesARegionThatThereIsNot(String region) {
        given().queryParam("region", region)
                .get("/v1/injection-sites")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-request"))
                .body("violations.field", contains("region"))
                .body("violations[0].message", startsWith("must be one of NECK, UPPER_BACK, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocols", "protocols/inflammatory", "conditions", "solutions", "rules", "sources"})
    void refusesParametersThatItDoesNotHave(String path) {
        get("/v1/" + path + "?limit=1").then().statusCode(400).body("violations.field", contains("limit"));
    }

    @Test
    void saysWhereProtocolsAreListed() {
        get("/v1/protocols/cortisone")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("not-found"))
                .body("detail", startsWith("There is no protocol of this id, or not in this version"));
    }

    @Test
    void resolvesEveryRule() {
        List<String> codes = get("/v1/rules").jsonPath().getList("items.code");

        assertThat(codes)
                .containsExactlyElementsOf(
                        Stream.of(RuleId.values()).map(RuleId::code).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocols", "conditions", "solutions", "injection-sites", "screening-questions", "rules"})
    void citesSourcesThatAreListed(String list) {
        List<String> known = get("/v1/sources").jsonPath().getList("items.code");
        List<List<String>> cited = get("/v1/" + list).jsonPath().getList("items.sources");

        assertThat(cited)
                .isNotEmpty()
                .allSatisfy(sources -> assertThat(sources).isNotEmpty().isSubsetOf(known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocols",
                "protocols/inflammatory",
                "conditions",
                "solutions",
                "injection-sites",
                "injection-sites?region=KNEE",
                "rules",
                "sources"
            })
    void sendsNothingToACallerWhoHasIt(String path) {
        String tag = get("/v1/" + path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("ETag", matchesPattern("\"[0-9a-f]{32}\""))
                .extract()
                .header("ETag");

        for (String has : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
            given().header("If-None-Match", has)
                    .get("/v1/" + path)
                    .then()
                    .statusCode(304)
                    .header("Cache-Control", "no-cache")
                    .header("ETag", equalTo(tag))
                    .body(emptyString());
        }
        given().header("If-None-Match", "\"another\"")
                .get("/v1/" + path)
                .then()
                .statusCode(200)
                .body(not(emptyString()));
    }

    @Test
    void tagsEveryRegionByItself() {
        Set<String> tags = new TreeSet<>();
        for (String query : List.of("", "?region=KNEE", "?region=HIP")) {
            tags.add(get("/v1/injection-sites" + query).header("ETag"));
        }

        assertThat(tags).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"'', en, planned", "tr-TR, tr, planlandı", "de, en, planned"})
    void labelsConstantsInTheLanguageThatIsAskedFor(String wanted, String language, String planned) {
        String tag = given().header("Accept-Language", wanted)
                .get("/v1/labels")
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .header("Vary", containsString("Accept-Language"))
                .body("items.find { it.schema == 'SessionStatus' }.labels.PLANNED", is(planned))
                .extract()
                .header("ETag");

        given().header("Accept-Language", "tr")
                .header("If-None-Match", tag)
                .get("/v1/labels")
                .then()
                .statusCode(language.equals("tr") ? 304 : 200)
                .header("Content-Language", "tr");
    }
}
