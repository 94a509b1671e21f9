package org.prolotherapy.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Token;

/** Who is calling is known from a token that the trusted issuer made for this service, or not at all. */
@QuarkusTest
class AuthenticationTest {

    private static final String CLINIC = "/v1/clinic";

    @Test
    void asksForATokenWhereThereIsNone() {
        Token.none()
                .get(CLINIC)
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"))
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void takesNoOtherKindOfCredentials() {
        given().header("Authorization", "Basic dTpw")
                .get(CLINIC)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"));
        Token.none()
                .cookie("Bearer", Token.forEverything().toString())
                .get(CLINIC)
                .then()
                .statusCode(401);
        Token.none()
                .get(CLINIC + "?access_token=" + Token.forEverything())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256"})
    void takesEveryAsymmetricAlgorithm(String algorithm) {
        Token.forEverything().signedBy(algorithm).request().get(CLINIC).then().statusCode(200);
    }

    @Test
    void takesOneOfSeveralAudiences() {
        Token.forEverything()
                .claim("aud", List.of("another", "prolotherapy-tests"))
                .request()
                .get(CLINIC)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesATokenThatNobodySigned() {
        refused(Token.forEverything().unsigned(), "cannot be verified");
    }

    @Test
    void refusesATokenThatIsSignedWithThePublicKeyAsASecret() {
        refused(Token.forEverything().signedWithThePublicKey(), "cannot be verified");
        refused(Token.forEverything().signedWithThePemOfThePublicKey(), "cannot be verified");
    }

    @Test
    void refusesATokenOfAnotherKey() {
        refused(Token.forEverything().forged(), "cannot be verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.", "{}"})
    void refusesWhatIsNoToken(String text) {
        refused(text, "cannot be verified");
    }

    /** Signed well by the issuer, and of no use all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "123456789012345678901234567890",
                "1e-400",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1.7976931348623157e308",
                "{}",
                "[]",
                "[null]",
                "true",
                "null",
                "\"soon\"",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "DEEP-ARRAY",
                "DEEP-OBJECT",
                "LONG-TEXT",
                "LONG-NUMBER"
            })
    void answersAnyClaimWithoutAFault(String value) {
        String json = value.replace("DEEP-ARRAY", "[".repeat(4_000) + "]".repeat(4_000))
                .replace("DEEP-OBJECT", "{\"a\":".repeat(1_800) + "1" + "}".repeat(1_800))
                .replace("LONG-TEXT", '"' + "x".repeat(9_000) + '"')
                .replace("LONG-NUMBER", "9".repeat(9_000));
        List<String> faults = new ArrayList<>();
        for (String claim : List.of(
                "exp",
                "iat",
                "nbf",
                "iss",
                "aud",
                "sub",
                "azp",
                "client_id",
                "clinic",
                "scope",
                "patient",
                "jti",
                "groups",
                "upn",
                "cnf",
                "anything")) {
            // What stands within a value is the library's to read, whatever the claim is.
            List<String> claimedAs =
                    claim.equals("anything") ? List.of(json, "[" + json + "]", "{\"x\":" + json + "}") : List.of(json);
            for (String claimed : claimedAs) {
                int status = Token.forEverything()
                        .claimedAs(claim, claimed)
                        .request()
                        .get("/v1/treatment-plans?limit=1")
                        .statusCode();
                if (status >= 500) {
                    faults.add(claim + ": " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf", "clinic", "sub", "anything"})
    void refusesATokenThatCannotBeRead(String claim) {
        for (String value : List.of("1e400", "-1e400", "9".repeat(30), "[".repeat(4_000) + "]".repeat(4_000))) {
            Token.forEverything()
                    .claimedAs(claim, value)
                    .request()
                    .get(CLINIC)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void saysThatATokenHasExpired() {
        refused(Token.forEverything().expiredFor(60), "has expired");
    }

    @Test
    void bearsWithAClockThatIsSlightlyWrong() {
        Token.forEverything().expiredFor(20).request().get(CLINIC).then().statusCode(200);
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        refused(Token.forEverything().claim("nbf", System.currentTimeMillis() / 1000 + 1800), "not valid yet");
    }

    @Test
    void refusesATokenThatNeverExpires() {
        refused(Token.forEverything().without("exp"), "claim exp");
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        refused(Token.forEverything().claim("iss", "https://another.example"), "claim iss");
        refused(Token.forEverything().without("iss"), "claim iss");
    }

    @Test
    void refusesATokenForAnotherService() {
        refused(Token.forEverything().claim("aud", "another"), "claim aud");
        refused(Token.forEverything().without("aud"), "claim aud");
    }

    @Test
    void saysNothingAboutTheClaimsOfATokenThatItCannotVerify() {
        refused(Token.forEverything().expiredFor(60).forged(), "cannot be verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/swagger-ui/", "/docs/reference", "/problems/unauthenticated"})
    void asksForNoTokenWhereThereIsNothingToProtect(String path) {
        Token.none().get(path).then().statusCode(200);
        given().header("Authorization", "Bearer x").get(path).then().statusCode(200);
    }

    @Test
    void answersAWrongAddressAndAWrongMethodAsSuchToEverybody() {
        Token.none().get("/v1/nowhere").then().statusCode(404);
        Token.none().delete(CLINIC).then().statusCode(405).header("Allow", containsString("PUT"));
        Token.none().post("/v1/treatment-plans/x/screening").then().statusCode(405);
    }

    @Test
    void looksAtTheTokenBeforeTheBody() {
        String tooLarge = "x".repeat(300_000);
        Token.none()
                .contentType("application/json")
                .body(tooLarge)
                .post("/v1/treatment-plans")
                .then()
                .statusCode(401);
        Token.withScopes("system/TreatmentPlan.rs")
                .request()
                .contentType("application/json")
                .body("{")
                .post("/v1/treatment-plans")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "ä", "../etc"})
    void refusesATokenThatNamesNoClinic(String clinic) {
        Token.forEverything()
                .claim("clinic", clinic)
                .request()
                .get("/v1/rules")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", containsString("claim clinic"));
    }

    @Test
    void refusesATokenWithoutAClinicOrWithALongOrStructuredOne() {
        for (Token token : new Token[] {
            Token.forEverything().without("clinic"),
            Token.forEverything().claim("clinic", "a".repeat(65)),
            Token.forEverything().claim("clinic", List.of("local")),
            Token.forEverything().claim("clinic", 7)
        }) {
            token.request().get("/v1/rules").then().statusCode(403).body("detail", containsString("claim clinic"));
        }
        Token.forEverything()
                .claim("clinic", "a".repeat(64))
                .request()
                .get("/v1/rules")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesATokenThatNamesNobody() {
        Token.forEverything()
                .without("sub")
                .without("azp")
                .request()
                .get("/v1/rules")
                .then()
                .statusCode(403)
                .body("detail", containsString("azp"));
    }

    private static void refused(Object token, String why) {
        ValidatableResponse answer =
                given().header("Authorization", "Bearer " + token).get(CLINIC).then();
        answer.statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"))
                .body("detail", containsString(why))
                .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\", error_description=\""));
    }
}
