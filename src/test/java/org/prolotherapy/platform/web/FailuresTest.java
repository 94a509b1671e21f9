package org.prolotherapy.platform.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.platform.json.BoundedBody;

/** Whatever goes wrong is answered with problem details that say what to do and nothing of the inside. */
@QuarkusTest
class FailuresTest {

    private static final String JSON = "Content-Type: application/json";

    @Test
    void rendersAProblemWithAllItSays() {
        Response response = given().header("X-Request-Id", "r1").get("/test/failing?patient=secret");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("3");
        assertThat(response.asString())
                .isEqualTo("{\"type\":\"/problems/schedule-not-feasible\",\"title\":\"The sessions cannot be placed\","
                        + "\"status\":422,\"detail\":\"Six sessions do not fit.\",\"instance\":\"/test/failing\","
                        + "\"code\":\"schedule-not-feasible\",\"requestId\":\"r1\",\"violations\":[{"
                        + "\"field\":\"/sessionCount\",\"in\":\"body\",\"message\":\"must be at most 5\","
                        + "\"rule\":\"course-ends-within-six-months\",\"sources\":[\"S3\"]}],"
                        + "\"alternatives\":[{\"sessionCount\":5}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml", "application/json", "*/*"})
    void answersWithProblemDetailsWhateverIsAccepted(String accept) {
        problem(given().header("Accept", accept).get("/test/nowhere"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/test/nowhere", "/nowhere", "/test/echo/version-3/x", "/q/nowhere", "/problems", "/test/echo/"})
    void answersUnmatchedPaths(String path) {
        problem(
                given().delete(path),
                path.equals("/test/echo/") ? 405 : 404,
                path.equals("/test/echo/") ? "method-not-allowed" : "not-found");
    }

    @Test
    void saysWhichMethodsAnAddressHas() {
        problem(given().delete("/test/echo"), 405, "method-not-allowed");
        assertThat(given().delete("/test/echo").header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(get("/test/echo/patchable").header("Allow")).isEqualTo("OPTIONS, PATCH");
        assertThat(given().put("/test/echo/query").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        String nested = "/test/echo/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f/numbers/1";
        problem(get(nested), 405, "method-not-allowed");
        assertThat(get(nested).header("Allow")).isEqualTo("DELETE, OPTIONS");
        problem(given().delete(nested + "/days/2027-01-04"), 405, "method-not-allowed");
        assertThat(given().delete(nested + "/days/2027-01-04").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        problem(given().request("BREW", "/test/echo/query"), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "x", "json", " "})
    void refusesFormatsThatAreNone(String accept) {
        problem(given().header("Accept", accept).get("/problems/not-found"), 400, "invalid-request");
    }

    @Test
    void refusesFormatsItDoesNotHave() {
        problem(given().header("Accept", "text/html").get("/test/echo/query"), 406, "not-acceptable");
        problem(given().header("Accept", "nonsense").get("/test/echo/query"), 406, "not-acceptable");
    }

    @Test
    void refusesBodiesInOtherFormats() {
        for (String type :
                List.of("text/plain", "application/xml", "application/merge-patch+json", "nonsense", "*/*")) {
            problem(
                    given().header("Content-Type", type)
                            .body("{}".getBytes(StandardCharsets.UTF_8))
                            .post("/test/echo"),
                    415,
                    "unsupported-media-type");
        }
    }

    @Test
    void refusesABodyWithoutContentType() throws IOException {
        Answer answer = send(head("POST /test/echo", "Content-Length: 2") + "{}");
        answer.isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "hibernate, 412, precondition-failed, 409, concurrent-change",
        "persistence, 412, precondition-failed, 409, concurrent-change",
        "commit, 412, precondition-failed, 409, concurrent-change"
    })
    void answersAnOptimisticLock(String how, int conditional, String code, int unconditional, String otherCode) {
        problem(given().header("If-Match", "\"1\"").put("/test/failing/optimistic-lock/" + how), conditional, code);
        problem(given().put("/test/failing/optimistic-lock/" + how), unconditional, otherCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300", "57014", "55P03", "25P03", "25006"})
    void saysThatTheDatabaseIsAway(String state) {
        Response response = get("/test/failing/sql/" + state);
        problem(response, 503, "database-unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void saysThatItIsOverloaded() {
        Response response = get("/test/failing/overload");
        problem(response, 503, "overloaded");
        assertThat(response.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void takesALostRaceForAConcurrentChangeThatMayBeRepeated(String state) {
        Response response = get("/test/failing/sql/" + state);
        problem(response, 409, "concurrent-change");
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void takesAnExclusionThatAnotherWonForAConcurrentChange() {
        problem(get("/test/failing/sql/23P01"), 409, "concurrent-change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql/23505", "exception", "error"})
    void saysNothingOfTheInsideAndLogsOnceWithoutValues(String how) {
        try (Logged logged = new Logged()) {
            Response response = given().header("X-Request-Id", "r-7").get("/test/failing/" + how);
            problem(response, 500, "internal-error");
            response.then().body("detail", equalTo("The service failed to answer this request."));
            assertThat(response.asString()).doesNotContain("12345678901", "Exception", "SQL", "Overflow");
            assertThat(logged.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry)
                            .contains("Request r-7 failed", "FailingResource." + how.replaceAll("/.*", "") + "(")
                            .doesNotContain("12345678901"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid-request",
        "418, 400, invalid-request",
        "500, 500, internal-error",
        "502, 500, internal-error"
    })
    void answersForExceptionsOfTheFramework(int thrown, int status, String code) {
        problem(get("/test/failing/status/" + thrown), status, code);
    }

    @Test
    void passesOnWhatIsNoError() {
        given().redirects().follow(false).get("/test/failing/status/304").then().statusCode(304);
    }

    @Test
    void answersBeanValidationOfParametersAndBodies() {
        Response body =
                given().contentType(ContentType.JSON).body("{\"from\":2}").post("/test/failing/valid?x=1");
        problem(body, 400, "invalid-request");
        body.then().body("violations.field", equalTo(List.of("/from"))).body("violations.in", equalTo(List.of("body")));
        Response query = given().contentType(ContentType.JSON).body("{}").post("/test/failing/valid");
        problem(query, 400, "invalid-request");
        query.then().body("violations.field", equalTo(List.of("x"))).body("violations.in", equalTo(List.of("query")));
        Response argument = get("/test/failing/valid-argument");
        problem(argument, 400, "invalid-request");
        argument.then().body("violations.field", equalTo(List.of("/parts/1/name")));
        problem(get("/test/failing/invalid-answer"), 500, "internal-error");
    }

    @Test
    void refusesLargeBodiesSoThatTheCallerCanReadWhy() throws IOException {
        String fits = "{\"text\":\"x\"" + " ".repeat(BoundedBody.MAX_BYTES - 12) + "}";
        assertThat(fits).hasSize(BoundedBody.MAX_BYTES);
        given().contentType(ContentType.JSON)
                .body(fits)
                .post("/test/echo")
                .then()
                .statusCode(200);
        problem(given().contentType(ContentType.JSON).body(fits + " ").post("/test/echo"), 413, "payload-too-large");

        send(chunked(fits)).isStatus(200);
        send(chunked(fits + " ")).isProblem(413, "payload-too-large");

        String large = " ".repeat(1_000_000);
        send(withLength(large)).isProblem(413, "payload-too-large");
        send(chunked(large)).isProblem(413, "payload-too-large");
    }

    @Test
    void answersATooLargeBodyBeforeItIsSent() throws IOException {
        send(head("POST /test/echo", JSON, "Expect: 100-continue", "Content-Length: 1000000000"))
                .isProblem(413, "payload-too-large");
        send(head("POST /test/echo", JSON, "Content-Length: 20000000000") + " ".repeat(1_100_000))
                .isProblem(413, "payload-too-large");
    }

    @Test
    void readsTheNextRequestOnTheConnectionAfterALargeBody() throws IOException {
        send(withLength(" ".repeat(400_000)) + head("GET /test/echo/query"))
                .isProblem(413, "payload-too-large")
                .andThen(200);
    }

    @Test
    void answersALargeBodyThatNobodyReads() throws IOException {
        send(withLength(" ".repeat(5_000_000)).replace("POST /test/echo ", "POST /test/nowhere "))
                .isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/test/%",
                "/test/echo/query?patient=%zz",
                "/test/echo/query?%",
                "/test/echo/query?patient=ü",
                "/test/echo/query?patient={x}",
            })
    void answersAddressesThatCannotBeDecoded(String address) throws IOException {
        Answer answer = send(head("GET " + address, "X-Request-Id: r-1"));
        answer.isProblem(400, "invalid-request");
        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .contains("x-request-id: r-1", "cache-control: no-store", "x-content-type-options: nosniff");
    }

    @Test
    void answersAddressesThatDecodeToNothingSensible() throws IOException {
        send(head("GET /problems/%00")).isProblem(404, "not-found");
        send(head("GET /problems/%ff")).isProblem(404, "not-found");
        send(head("GET nowhere")).isProblem(404, "not-found");
        send(head("GET /test/echo/%2e%2e/%2e%2e/nowhere")).isProblem(400, "invalid-request");
    }

    @Test
    void readsTheBarThatSeparatesAnIdentifier() throws IOException {
        send(head("GET /test/echo/query?patient=urn:x|1")).isStatus(200);
    }

    @Test
    void answersAddressesAndHeadersThatAreTooLong() throws IOException {
        send(head("GET /test/echo/query?patient=" + "x".repeat(RequestHead.MAX_ADDRESS)))
                .isProblem(414, "uri-too-long");
        send("GET /test/echo/query HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(RequestHead.MAX_HEADERS) + "\r\n\r\n")
                .isProblem(431, "headers-too-large");
    }

    @Test
    void answersWithAStatusEvenWhereTheServerHasNoBody() throws IOException {
        assertThat(send(head("GET /" + "x".repeat(70_000))).status()).isEqualTo(414);
        assertThat(send(head("GET /", "X-Large: " + "x".repeat(70_000))).status())
                .isEqualTo(431);
        assertThat(send("nonsense\r\n\r\n").status()).isEqualTo(400);
    }

    @Test
    void answersARequestWithoutHost() throws IOException {
        send("GET /test/echo/query HTTP/1.1\r\n\r\n").isProblem(400, "invalid-request");
    }

    @Test
    void explainsEachProblemOnAPage() {
        get("/problems/not-found")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<h1>There is nothing here</h1>"))
                .body(containsString("not-found"));
        given().accept(ContentType.JSON)
                .get("/problems/not-found")
                .then()
                .statusCode(200)
                .body("code", equalTo("not-found"))
                .body("status", equalTo(404))
                .body("advice", not(empty()));
        problem(get("/problems/unheard-of"), 404, "not-found");
    }

    private static void problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body("requestId", equalTo(response.header("X-Request-Id")))
                .header("Cache-Control", equalTo("no-store"));
    }

    private static String withLength(String body) {
        return head("POST /test/echo", JSON, "Content-Length: " + body.length()) + body;
    }

    private static String chunked(String body) {
        return head("POST /test/echo", JSON, "Transfer-Encoding: chunked") + Integer.toHexString(body.length()) + "\r\n"
                + body + "\r\n0\r\n\r\n";
    }

    private static String head(String request, String... headers) {
        return request + " HTTP/1.1\r\nHost: x\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
    }

    /** Sends everything before it reads anything, as the simplest of callers do. */
    private Answer send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(3_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            try {
                for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
                    all.write(buffer, 0, n);
                    if (all.toString(StandardCharsets.UTF_8).endsWith("}")
                            && socket.getInputStream().available() == 0) {
                        socket.setSoTimeout(200);
                    }
                }
            } catch (SocketTimeoutException kept) {
                // the service keeps the connection for the next request
            }
            return new Answer(all.toString(StandardCharsets.UTF_8));
        }
    }

    private record Answer(String text) {

        int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }

        Answer isStatus(int status) {
            assertThat(text).startsWith("HTTP/1.1 " + status + " ");
            return this;
        }

        Answer isProblem(int status, String code) {
            isStatus(status);
            assertThat(head()).contains("application/problem+json");
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(JsonPath.from(body.substring(0, body.indexOf('}') + 1)).getString("code"))
                    .isEqualTo(code);
            return this;
        }

        void andThen(int status) {
            assertThat(text).contains("}HTTP/1.1 " + status + " ");
        }
    }
}
