package org.prolotherapy.platform.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.Token;
import org.prolotherapy.platform.json.MergePatch;

/** Parameters, preconditions, patches, pages and headers. */
@QuarkusTest
class RequestsTest {

    @Test
    void readsAQuery() {
        given().urlEncodingEnabled(false)
                .get("/test/echo/query?from=2027-01-04&since=2027-01-04T09:00:00%2B03:00&colour=RED&patient=urn:x%7C1"
                        + "&plan=018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f&limit=200")
                .then()
                .statusCode(200)
                .body("from", equalTo("2027-01-04"))
                .body("since", equalTo("2027-01-04T06:00:00Z"))
                .body("colour", equalTo("RED"))
                .body("patient", equalTo("urn:x|1"))
                .body("limit", equalTo("200"));
        get("/test/echo/query").then().statusCode(200).body("limit", equalTo("50"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=abc, limit",
        "limit=0, limit",
        "limit=201, limit",
        "limit=, limit",
        "limit=99999999999, limit",
        "limit=%2B5, limit",
        "limit=%D9%A5, limit", // five in Arabic digits
        "from=2027-02-30, from",
        "from=1899-12-31, from",
        "since=2027-01-04T09:00:00, since",
        "since=2027-01-04T09:00:00+03:00, since", // the + was decoded to a space
        "colour=red, colour",
        "patient=, patient",
        "patient=012345678901234567890, patient",
        "patient=a%00b, patient",
        "patient=%C0%AF, patient",
        "patient=%ED%A0%80, patient",
        "plan=1-1-1-1-1, plan",
        "from=2027-01-04&from=2027-01-04, from",
        "unknown=1, unknown",
        "Limit=1, Limit",
    })
    void refusesAQuery(String query, String parameter) {
        refused(given().urlEncodingEnabled(false).get("/test/echo/query?" + query))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].in", equalTo("query"));
    }

    @Test
    void saysEverythingThatIsWrongWithAQueryAtOnce() {
        refused(get("/test/echo/query?limit=abc&from=x&other=1&plan=2"))
                .body("violations.field", containsInAnyOrder("limit", "from", "other", "plan"))
                .body(
                        "violations.find { it.field == 'other' }.message",
                        equalTo("is not known; known here are colour, from, limit, patient, plan, since"));
        refused(get("/test/echo/required?to=2027-01-04"))
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].message", equalTo("is required"));
    }

    @ParameterizedTest
    @CsvSource({
        "1/numbers/1/days/2027-01-04, id, must be a UUID like 018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f",
        "018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/numbers/x/days/2027-01-04, number, must be a whole number from -2147483648 to 2147483647",
        "018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/numbers/1/days/2027-13-04, day, must be a date like 2027-01-04",
    })
    void refusesAPath(String path, String parameter, String message) {
        refused(get("/test/echo/" + path))
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].in", equalTo("path"))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void readsAPath() {
        get("/test/echo/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/numbers/7/days/2027-01-04")
                .then()
                .statusCode(200)
                .body("number", equalTo("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\"", "W/\"3\"", "\"1\", \"3\"", "\"1\",W/\"3\"", " \"3\" ", "\"a,b\", \"3\""})
    void acceptsAPreconditionThatNamesTheVersion(String ifMatch) {
        put(ifMatch).then().statusCode(200).header("ETag", "\"4\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"\"", "\"03\"", "\"*\"", "\"1\", \"2\""})
    void answersAStalePreconditionWith412(String ifMatch) {
        put(ifMatch)
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"))
                .body("detail", equalTo("The current ETag is \"3\", which If-Match does not name."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "3\"", "\"3\" \"4\"", "\"3\",4", "*, \"3\"", "w/\"3\"", ",", "\"3\"x"})
    void refusesAMalformedPrecondition(String ifMatch) {
        refused(put(ifMatch))
                .body("violations[0].field", equalTo("If-Match"))
                .body("violations[0].in", equalTo("header"));
    }

    @Test
    void joinsPreconditionsThatComeInSeveralHeaders() {
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"", "\"3\"")
                .body("{\"name\":\"a\"}")
                .put("/test/echo/version-3")
                .then()
                .statusCode(200);
    }

    @Test
    void demandsAPrecondition() {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"a\"}")
                .put("/test/echo/version-3")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition-required"));
    }

    @Test
    void mergesAPatchIntoWhatIsThere() {
        assertThat(patch("{}").then().statusCode(200).extract().asString())
                .isEqualTo("{\"text\":\"before\",\"number\":1.25,\"part\":{\"name\":\"knee\",\"count\":3}}");
        assertThat(patch("{\"text\":\"after\",\"part\":{\"count\":null},\"number\":1e2}")
                        .asString())
                .isEqualTo("{\"text\":\"after\",\"number\":100,\"part\":{\"name\":\"knee\"}}");
        assertThat(patch("{\"part\":null,\"number\":null}").asString()).isEqualTo("{\"text\":\"before\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text": null}               | /text       | is required
            {"text": 1}                  | /text       | must be text
            {"part": {"count": "1"}}     | /part/count | must be a whole number from -2147483648 to 2147483647
            {"other": 1}                 | /other      | is not known; known here are number, part, text
            {"text": "a", "text": "b"}   | /text       | is there more than once
            {"text": "\\u0000"}          | /text       | must not contain the character NUL (U+0000)
            {"number": 1e1000000}        | /number     | must be a number of at most 20 digits
            {"number": 1e99999999999}    |             | must not hold a number with as many digits, or as large an exponent, as one here has
            []                           |             | must be an object
            null                         |             | must not be null
            {} {}                        |             | must end after the first JSON value
            {                            |             | must be JSON, but ends before it is complete
            """)
    void refusesAPatch(String body, String pointer, String message) {
        refused(patch(body))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(pointer == null ? "" : pointer))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void readsAPatchOnlyAsMergePatch() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .patch("/test/echo/patchable")
                .then()
                .statusCode(415);
    }

    @Test
    void walksThroughAListByTheLinksItGives() {
        List<String> days = new ArrayList<>();
        String address = "/test/echo/rows?limit=2&patient=urn:a%7C1%20%26";
        while (address != null) {
            Response part = given().urlEncodingEnabled(false).get(address);
            days.addAll(part.then().statusCode(200).extract().path("items"));
            String link = part.header("Link");
            if (link == null) {
                part.then().body("next", nullValue());
            }
            address = link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }
        assertThat(days).containsExactly("2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-01-05");
    }

    @Test
    void refusesACursorOfAnotherListAndWhatIsNoCursor() {
        String next = get("/test/echo/rows?limit=2&patient=a").path("next");
        get("/test/echo/rows?patient=a&cursor=" + next).then().statusCode(200).body("items", hasSize(3));
        String forged = Cursor.after(Cursor.filters("rows", "a"), "x", "y").toString();
        String unfit = Cursor.after(Cursor.filters("rows", "a"), "2027-01-01", "\u0000")
                .toString();
        String shortened =
                Cursor.after(Cursor.filters("rows", "a"), "2027-01-01").toString();
        for (String query : List.of(
                "patient=b&cursor=" + next,
                "cursor=" + next,
                "patient=a&cursor=x",
                "patient=a&cursor=$$",
                "patient=a&cursor=" + forged,
                "patient=a&cursor=" + unfit,
                "patient=a&cursor=" + shortened)) {
            refused(get("/test/echo/rows?" + query))
                    .body("violations[0].field", equalTo("cursor"))
                    .body("violations[0].in", equalTo("query"));
        }
    }

    @Test
    void echoesARequestIdOrMakesOne() {
        given().header("X-Request-Id", "a.B_9-" + "x".repeat(122))
                .get("/test/echo/request-id")
                .then()
                .header("X-Request-Id", equalTo("a.B_9-" + "x".repeat(122)))
                .body("logged", equalTo("a.B_9-" + "x".repeat(122)));
        for (String unfit : List.of("", "a b", "a\"b", "ü", "x".repeat(129))) {
            given().header("X-Request-Id", unfit)
                    .get("/test/echo/request-id")
                    .then()
                    .header("X-Request-Id", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        }
        given().header("X-Request-Id", "mine")
                .get("/test/nowhere")
                .then()
                .header("X-Request-Id", equalTo("mine"))
                .body("requestId", equalTo("mine"));
    }

    @Test
    void keepsAnswersOutOfCachesUnlessTheResourceSaysOtherwise() {
        get("/test/echo/query").then().header("Cache-Control", equalTo("no-store"));
        get("/test/nowhere").then().header("Cache-Control", equalTo("no-store"));
        Response cacheable = get("/test/echo/cacheable");
        assertThat(cacheable.headers().getValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void answersThatNothingHasChangedWithoutABody() {
        get("/test/echo/cacheable").then().statusCode(200).header("ETag", "\"7\"");
        Response unchanged = given().header("If-None-Match", "\"6\", \"7\"").get("/test/echo/cacheable");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.asString()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo("\"7\"");
        assertThat(unchanged.header("Cache-Control")).isEqualTo("no-cache");
        given().header("If-None-Match", "\"6\"")
                .get("/test/echo/cacheable")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/rules#x",
                "/v1//rules",
                "//v1/rules",
                "/v1/rules//",
                "/v1/clinic/../rules",
                "/v1/./rules",
                "/v1/clinic/%2e%2E/rules",
                "/v1/rules/.",
                "/v1;a=b/rules",
                "/v1/rules;a=b",
                "/v1/clinic/..?x=1"
            })
    void refusesAnAddressThatIsNotThePlainOne(String address) throws IOException {
        assertThat(answerTo("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"invalid-request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: localhost",
                "Host: localhost\r\nHost: evil.example",
                "host: localhost\r\nHOST: localhost",
                "Host: a b",
                "Host: evil.example, localhost",
                "Host: http://localhost",
                "X-Nothing: x"
            })
    void refusesARequestThatDoesNotNameOneHost(String headers) throws IOException {
        assertThat(answerTo("GET /v1/rules HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"invalid-request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x/test/echo/query?patient=a",
                "HTTP://x/test/echo/query?patient=a",
                "https://x:8443/test/echo/query?patient=a",
                "http://x/test/echo/query?patient=a://b"
            })
    void servesAnAbsoluteTarget(String target) throws IOException {
        assertThat(answerTo("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"patient\":\"a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x//v1/rules", "http://x/v1/../rules", "http://x/v1;a/rules", "ftp://x/v1/rules"})
    void refusesAnAbsoluteTargetThatIsNotThePlainOne(String target) throws IOException {
        assertThat(answerTo("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"invalid-request\"");
    }

    /** Nothing that is said about an address is taken from what the caller calls this host. */
    @Test
    void namesNoHostInWhatItAnswers() throws IOException {
        String body = Body.kneeOsteoarthritis().toString();
        String token = "Authorization: Bearer " + Token.forEverything() + "\r\nConnection: close\r\n";
        for (String host : List.of("evil.example:99", "localhost")) {
            String created = answerTo("POST /v1/treatment-plans HTTP/1.1\r\nHost: " + host
                    + "\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n" + token
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(created)
                    .startsWith("HTTP/1.1 201 ")
                    .containsPattern("(?i)\r\nlocation: /v1/treatment-plans/[0-9a-f-]{36}\r\n")
                    .doesNotContain("evil.example");
            String listed =
                    answerTo("GET /v1/treatment-plans?limit=1 HTTP/1.1\r\nHost: " + host + "\r\n" + token + "\r\n");
            assertThat(listed).startsWith("HTTP/1.1 200 ").doesNotContain("evil.example");
        }
    }

    /** In the middle of a body, and before an answer was read. */
    @Test
    void makesNothingOfACallerWhoHangsUp() throws IOException {
        try (Logged logged = new Logged()) {
            String head = "POST /v1/schedule-previews HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Token.forEverything() + "\r\nContent-Type: application/json\r\nX-Request-Id: gone\r\n";
            for (String rest : List.of(
                    "Content-Length: 60\r\n\r\n{",
                    "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                    "Content-Length: 2\r\n\r\n{}",
                    "Expect: 100-continue\r\nContent-Length: 60\r\n\r\n")) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
                }
            }
            // Whatever was to be said of them is said before these are answered, on the same threads.
            for (int i = 0; i < 20; i++) {
                get("/test/echo/query").then().statusCode(200);
            }
            assertThat(logged.entries()).noneMatch(entry -> entry.contains("ERROR") || entry.contains("WARN"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 64_000, 70_000, 120_000})
    void saysThatHeadersAreTooLong(int length) throws IOException {
        assertThat(answerTo("GET /v1/rules HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                        + "x".repeat(length) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers-too-large\"");
    }

    /** What the server below cannot read never gets to the service; docs/operating.md says how it is answered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: x\r\n\r\n{}",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "X: a\nY: b\r\n\r\n",
                "X: a\n\n",
                "No colon\r\n\r\n",
                "X : a\r\n\r\n",
                "X: a\u0000b\r\n\r\n"
            })
    void failsAtNothingThatIsNotHttp(String rest) throws IOException {
        String answer =
                answerTo("POST /v1/schedule-previews HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest);
        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void looksForDetoursInThePathOnly() {
        given().urlEncodingEnabled(false)
                .get("/test/echo/query?patient=a//../b")
                .then()
                .statusCode(200);
    }

    /** A request that asks for HTTP/2 was left without any answer. */
    @Test
    void staysWithHttp1WhenAskedForHttp2() throws IOException {
        assertThat(answerTo("POST /v1/schedule-previews HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 401 ");
    }

    /** More than there are threads that work; long before the server gives up on a body. */
    @Test
    @Timeout(50)
    void worksOnWhileManyBodiesDoNotEnd() throws IOException {
        String half = "POST /v1/schedule-previews HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Token.forEverything() + "\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{";
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
                silent.add(socket);
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            get("/v1/treatment-plans?limit=1").then().statusCode(200);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static String answerTo(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/fhir+json"})
    void readsWithoutABodyWhateverItsTypeWere(String contentType) {
        given().header("Content-Type", contentType)
                .get("/v1/treatment-plans")
                .then()
                .statusCode(200);
    }

    private static Response put(String ifMatch) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body("{\"name\":\"a\"}")
                .put("/test/echo/version-3");
    }

    private static Response patch(String body) {
        // REST Assured would otherwise declare the body to be ISO-8859-1.
        EncoderConfig asDeclared =
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return given().config(RestAssured.config().encoderConfig(asDeclared))
                .header("Content-Type", MergePatch.MEDIA_TYPE)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .patch("/test/echo/patchable");
    }

    private static ValidatableResponse refused(Response response) {
        return response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"));
    }
}
