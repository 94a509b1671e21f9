package org.prolotherapy.api.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Token;

/** Where someone begins who knows nothing yet. */
@QuarkusTest
class StartingTest {

    @Test
    void showsABrowserAPageAndAProgramLinksWithoutAToken() {
        Token.none()
                .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .body(allOf(containsString("/q/swagger-ui"), containsString("/v1/me"), not(containsString("{start"))));
        JsonPath links = Token.none()
                .accept("application/json")
                .get("/")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String link : new String[] {"documentation", "reference", "contract"}) {
            Token.none().get(links.getString(link)).then().statusCode(200);
        }
        for (String link : new String[] {"me", "treatmentPlans", "sessions", "clinic"}) {
            given().get(links.getString(link)).then().statusCode(200);
        }
    }

    /** Out of the service alone: there may be no other network. */
    @Test
    void showsTheContractToBeRead() {
        String page = Token.none()
                .get("/docs/reference")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .extract()
                .asString();

        assertThat(page).contains("spec-url=\"/q/openapi\"").doesNotContain("://");
        Matcher script = Pattern.compile("<script src=\"([^\"]+)\"></script>").matcher(page);
        assertThat(script.find()).isTrue();
        Token.none()
                .get(script.group(1))
                .then()
                .statusCode(200)
                .contentType(containsString("javascript"))
                .body(containsString("Redoc"));
    }

    @Test
    void givesLinksToWhoTakesAnything() {
        Token.none().accept("*/*").get("/").then().statusCode(200).contentType("application/json");
    }

    @Test
    void saysWhatItMakesOfAToken() {
        Token.withScopes("system/TreatmentPlan.rs openid")
                .request()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("clinic", is("local"))
                .body("scopes", contains("system/TreatmentPlan.rs", "openid"))
                .body("$", not(hasKey("patient")))
                .body("$", hasKey("expiresAt"))
                .body("rateLimit.requestsPerMinute", is(1_000_000));
        Token.withScopes("patient/TreatmentPlan.rs")
                .ofPatient("12345")
                .request()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("patient.value", is("12345"));
        Token.none().get("/v1/me").then().statusCode(401);
    }
}
