package org.prolotherapy.platform.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Token;
import org.prolotherapy.api.contract.OpenApiDocument;

/** What a browser is told to do with answers, and whose pages it lets read them. */
@QuarkusTest
class BrowsersTest {

    private static final String ORIGIN = "https://ehr.example";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rules", "/v1/nowhere", "/v1/treatment-plans?limit=x", "/test/failing/error"})
    void mayDoNothingWithData(String path) {
        get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void mayShowThePagesForPeople() {
        get("/q/swagger-ui/").then().header("Content-Security-Policy", containsString("script-src 'self'"));
        get("/docs/reference")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", not(containsString("script-src 'self' 'unsafe-inline'")));
        get("/problems/not-found")
                .then()
                .header("Content-Security-Policy", containsString("style-src 'unsafe-inline'"))
                .header("Content-Security-Policy", not(containsString("script-src")));
    }

    @Test
    void letsPagesOfAListedOriginCall() {
        Response preflight = Token.none()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match,idempotency-key,content-type")
                .options("/v1/treatment-plans/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        Set<String> methods = new TreeSet<>();
        OpenApiDocument.committed()
                .tree()
                .path("paths")
                .forEach(
                        path -> path.fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT))));
        methods.remove("PARAMETERS");
        assertThat(methods).contains("DELETE");
        assertThat(List.of(preflight.header("Access-Control-Allow-Methods").split(", *")))
                .as("the methods of the contract")
                .containsAll(methods);
        assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "if-match", "idempotency-key", "content-type");

        Response answer = given().header("Origin", ORIGIN).get("/v1/rules");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(List.of(answer.header("Access-Control-Expose-Headers").split(", *")))
                .contains(
                        "ETag", "Location", "Link", "Retry-After", "X-Request-Id", "RateLimit", "Idempotent-Replayed");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
    }

    /** A cache must not give to the pages of one origin what was answered to those of another, or to nobody's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/rules",
                "/v1/nowhere",
                "/v1/treatment-plans?limit=x",
                "/test/failing/error",
                "/q/openapi",
                "/q/swagger-ui/",
                "/problems/not-found",
                "/v1/rules/../rules",
                "/v1/rules/%2e%2e"
            })
    void areToldThatAnswersDependOnTheirOrigin(String path) {
        for (String origin : List.of(ORIGIN, "https://another.example", "")) {
            var request = given().urlEncodingEnabled(false);
            Response answer = (origin.isEmpty() ? request : request.header("Origin", origin)).get(path);
            assertThat(String.join(",", answer.headers().getValues("Vary")))
                    .as(path + " for " + origin)
                    .containsOnlyOnce("Origin");
        }
        Response options = Token.none().options(path.replaceAll("[?].*", ""));
        assertThat(options.headers().getValues("Vary")).anyMatch(value -> value.contains("Origin"));
    }

    @Test
    void letsNoOtherPagesCall() {
        for (String origin : List.of("https://another.example", "https://ehr.example.another.example", "null")) {
            Response preflight = Token.none()
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .options("/v1/rules");
            assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
        }
    }

    @Test
    void tellsAPageOfAnotherOriginThatItMayNotCall() {
        given().header("Origin", "https://evil.example")
                .get("/v1/rules")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", org.hamcrest.Matchers.is("forbidden"));
    }
}
