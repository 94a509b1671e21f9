package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.patching;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** Whoever asks for Turkish is told in Turkish what was found; codes, dates and figures are the same for all. */
@QuarkusTest
class LanguagesTest {

    private static final String DEADLINE = "Son gün 4 Temmuz 2027.";

    @Test
    void saysWhatWasFoundInTheLanguageThatIsAskedFor() {
        Plan plan = createPlan(kneeOsteoarthritis());

        List<String> english = plan.get()
                .header("Content-Language", "en")
                .header("Vary", containsString("Accept-Language"))
                .header("ETag", "\"1\"")
                .extract()
                .path("schedule.rationale.statement");
        ValidatableResponse turkish = in("tr", plan)
                .header("Content-Language", "tr")
                .header("Vary", containsString("Accept-Language"))
                .header("ETag", "\"1-tr\"");

        List<String> said = turkish.extract().path("schedule.rationale.statement");
        assertThat(said).hasSameSizeAs(english).anyMatch(statement -> statement.endsWith(DEADLINE));
        assertThat(english).anyMatch(statement -> statement.endsWith("The deadline is 2027-07-04."));
        for (String same : List.of("rule", "params", "strength", "sources")) {
            assertThat(turkish.extract().<List<Object>>path("schedule.rationale." + same))
                    .as(same)
                    .isEqualTo(plan.get().extract().path("schedule.rationale." + same));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr-TR, en;q=0.9 | tr",
                "de, tr;q=0.5, en;q=0.4 | tr",
                "en-GB, tr;q=0.9 | en",
                "de | en",
                "* | en",
                "tr;q=0 | en",
                "tr;q=much | en",
                ",,;; | en"
            })
    void picksTheLanguageThatIsWantedMost(String wanted, String language) {
        in(wanted, createPlan(kneeOsteoarthritis())).header("Content-Language", language);
    }

    @Test
    void tellsTheSameInAnotherLanguageFromWhatTheCallerHas() {
        Plan plan = createPlan(kneeOsteoarthritis());

        knowing("\"1-tr\"", "tr", plan)
                .statusCode(304)
                .header("ETag", "\"1-tr\"")
                .header("Vary", containsString("Accept-Language"));
        knowing("\"1\"", "tr", plan).statusCode(200);
        knowing("\"1-tr\"", "en", plan).statusCode(200);
        knowing("\"1\"", "en", plan).statusCode(304);
    }

    @Test
    void changesAPlanThatWasReadInWhateverLanguage() {
        Plan plan = createPlan(kneeOsteoarthritis());

        change(plan, "\"1-tr\"").statusCode(200).header("ETag", "\"2-tr\"").header("Content-Language", "tr");
        change(plan, "\"1-tr\"").statusCode(412);
        change(plan, "\"2\"").statusCode(200).header("ETag", "\"3-tr\"");
        change(plan, "\"3-de\"").statusCode(412);
    }

    @Test
    void refusesInTheLanguageThatIsAskedFor() {
        sending(object().with("severity", "MILD").with("startOn", "2027-01-04").with("sessionCount", 9))
                .header("Accept-Language", "tr")
                .post("/v1/schedule-previews")
                .then()
                .statusCode(422)
                .header("Content-Language", "tr")
                .body(
                        "reasons[0].statement",
                        endsWith("hypertonic-dextrose protokolünde 3–6 seans vardır; 9 seans istendi."))
                .body("reasons[0].params.range", is(List.of(3, 6)));
    }

    @Test
    void saysConstantsInWordsAndGivesTheirCodes() {
        in("tr", createPlan(kneeOsteoarthritis().severe()))
                .rootPath("safety.warnings.find { it.rule == 'osteoarthritis-not-mild' }")
                .body("statement", endsWith("Burada şiddetli."))
                .body("params.severity", is("SEVERE"));
    }

    @Test
    void repeatsAnAnswerAsItWas() {
        Body body = kneeOsteoarthritis();
        String key = UUID.randomUUID().toString();
        String first = created(body, key, "tr").extract().asString();

        assertThat(created(body, key, "en")
                        .header("Idempotent-Replayed", "true")
                        .header("ETag", "\"1-tr\"")
                        .header("Content-Language", "tr")
                        .extract()
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void namesNoLanguageWhereNothingIsSaid() {
        given().header("Accept-Language", "tr")
                .get("/v1/clinic")
                .then()
                .statusCode(200)
                .header("Content-Language", nullValue())
                .header("ETag", startsWith("\""));
    }

    @Test
    void speaksToOtherSystemsAsBefore() {
        Plan plan = createPlan(kneeOsteoarthritis());

        given().header("Accept-Language", "tr")
                .get("/fhir/CarePlan/" + plan.id())
                .then()
                .statusCode(200)
                .body("description", containsString("The deadline is 2027-07-04."));
    }

    private static ValidatableResponse in(String language, Plan plan) {
        return given().header("Accept-Language", language)
                .get(plan.address())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse knowing(String tag, String language, Plan plan) {
        return given().header("Accept-Language", language)
                .header("If-None-Match", tag)
                .get(plan.address())
                .then();
    }

    private static ValidatableResponse change(Plan plan, String tag) {
        return patching(object().with("externalId", UUID.randomUUID().toString()))
                .header("Accept-Language", "tr")
                .header("If-Match", tag)
                .patch(plan.address())
                .then();
    }

    private static ValidatableResponse created(Body body, String key, String language) {
        return sending(body)
                .header("Accept-Language", language)
                .header("Idempotency-Key", key)
                .post(Plan.PLANS)
                .then()
                .statusCode(201);
    }
}
