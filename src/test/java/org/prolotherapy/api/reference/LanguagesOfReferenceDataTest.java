package org.prolotherapy.api.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** What the texts have a name for is named in Turkish to whoever asks for Turkish. */
@QuarkusTest
class LanguagesOfReferenceDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/conditions | code | knee-osteoarthritis | display | Diz osteoartriti",
                "/v1/injection-sites | code | splenius-capitis | display | M. splenius capitis",
                "/v1/injection-sites?region=NECK | code | nuchal-ligament | display | Ligamentum nuchae",
                "/v1/substances | code | corn | display | Mısır",
                "/v1/anaesthetics | code | lidocaine | display | Lidokain",
                "/v1/solutions | code | hypertonic-dextrose | display | Hipertonik dekstroz",
                "/v1/protocols | id | inflammatory | display | İnflamatuar proloterapi",
                "/v1/outcome-measures | code | nrs-pain | display | Ağrı için sayısal derecelendirme skalası (NRS)",
                "/v1/screening-questions | code | pregnancy | text | Hasta gebe mi?"
            })
    void namesEveryEntryInTheLanguageThatIsAskedFor(
            String address, String key, String code, String member, String words) {
        String path = "items.find { it." + key + " == '" + code + "' }." + member;
        ValidatableResponse english = in("en", address).header("Content-Language", "en");
        ValidatableResponse turkish = in("tr", address)
                .header("Content-Language", "tr")
                .header("Vary", containsString("Accept-Language"))
                .body(path, is(words));

        assertThat(turkish.extract().header("ETag"))
                .isNotEqualTo(english.extract().header("ETag"));
        assertThat(turkish.extract().<List<String>>path("items." + key))
                .isEqualTo(english.extract().path("items." + key));
        given().header("Accept-Language", "tr")
                .header("If-None-Match", turkish.extract().header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        given().header("Accept-Language", "en")
                .header("If-None-Match", turkish.extract().header("ETag"))
                .get(address)
                .then()
                .statusCode(200);
    }

    @Test
    void saysRulesInTurkish() {
        in("tr", "/v1/rules")
                .body(
                        "items.find { it.code == 'working-days' }.display",
                        startsWith("Seanslar kliniğin çalışma günlerindedir"));
    }

    @Test
    void namesOneEntryAsTheListDoes() {
        in("tr", "/v1/protocols/hypertonic-dextrose")
                .body("display", is("Lidokainli ya da lidokainsiz hipertonik dekstroz"));
        in("tr", "/v1/protocols/hypertonic-dextrose?version=1").body("display", is("Lidokainli hipertonik dekstroz"));
        in("tr", "/v1/solutions/hypertonic-dextrose-lidocaine")
                .body("components.find { it.code == 'lidocaine' }.display", is("Lidokain"));
    }

    @Test
    void leavesWhatNobodyHasTranslatedInEnglish() {
        in("tr", "/v1/substances").body("items.find { it.code == 'sodium-morrhuate' }.display", is("Sodium morrhuate"));
        in("tr", "/v1/sources").header("Content-Language", nullValue());
    }

    @Test
    void leavesWhatAClinicHasNamedAsItIs() {
        String code = "clinic-" + UUID.randomUUID();
        Body mixture = object().with("code", code)
                .with("display", "Our dextrose")
                .with("kind", "DEXTROSE")
                .with("components", List.of(Map.of("component", "dextrose", "percent", 15)));
        sending(mixture).post("/v1/solutions").then().statusCode(201);

        in("tr", "/v1/solutions/" + code)
                .header("ETag", "\"1-tr\"")
                .body("display", is("Our dextrose"))
                .body("components[0].display", is("Dekstroz"));
        in("en", "/v1/solutions/" + code).header("ETag", "\"1\"").body("components[0].display", is("Dextrose"));
    }

    @Test
    void namesMeasuresOfAPlanInTurkish() {
        Plan plan = createPlan(kneeOsteoarthritis()
                .with("baseline", Map.of("pain", 6, "measures", List.of(Map.of("code", "womac", "value", 40)))));
        in("tr", plan.address() + "/progress").body("measures[0].display", is("WOMAC, 0–100'e çevrilmiş"));
    }

    private static ValidatableResponse in(String language, String address) {
        return given().header("Accept-Language", language).get(address).then().statusCode(200);
    }
}
