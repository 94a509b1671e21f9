package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Cursors that are made like the service's own, but hold nonsense in one part. The lists are read from the contract and the
 * parts from a cursor that the list has given, so that a new list, or a new part, is tested by itself.
 */
@QuarkusTest
class ForgedCursorsTest {

    /** What each list needs to have a second part. */
    private static final Map<String, String> FILTERS = Map.of("/v1/availability", "from=2027-01-04&to=2027-01-08");

    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "x",
            "1",
            "-1",
            "99999999999999999999",
            "1e400",
            "null",
            "2027-02-30",
            "2027-1-4",
            "0000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "10000-01-01",
            "2027-01-04T25:00",
            "+999999999-12-31T23:59:59.999999999",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "2027-01-04T09:00:00+99:00",
            "1-1-1-1-1",
            "018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0",
            "018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0g",
            "' or 1=1",
            "\u0000",
            "\ud83d\ude00",
            "x".repeat(300));

    /** A part that the service reads as something else than text. */
    private static final Pattern TYPED = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z?)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-?\\d+", Pattern.DOTALL);

    private String webhook = "";

    @BeforeEach
    void everyListHasTwoParts() {
        createPlan(kneeOsteoarthritis());
        createPlan(kneeOsteoarthritis());
        webhook = sending(object().with("url", "http://127.0.0.2:9/nobody-listens"))
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (int i = 0; i < 2; i++) {
            given().post("/v1/webhooks/" + webhook + "/test").then().statusCode(200);
        }
    }

    @AfterEach
    void noMessageIsTriedAgain() {
        given().delete("/v1/webhooks/" + webhook).then().statusCode(200);
    }

    @Test
    void areRefusedByEveryListInEveryPart() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (ListOperation list : lists()) {
            String[] parts = decoded(list.next());
            assertThat(list.ask(encoded(parts)).statusCode()).as("%s", list).isEqualTo(200);
            for (int i = 0; i < parts.length; i++) {
                for (String nonsense : NONSENSE) {
                    String[] forged = parts.clone();
                    forged[i] = nonsense;
                    int status = list.ask(encoded(forged)).statusCode();
                    asked++;
                    boolean mayBeText = i > 0 && !TYPED.matcher(parts[i]).matches();
                    if (status != 400 && !(mayBeText && status == 200)) {
                        wrong.add(list + " part " + i + " '" + nonsense + "': " + status);
                    }
                }
            }
            for (String[] other : List.of(
                    new String[0], Arrays.copyOf(parts, parts.length - 1), appended(parts), new String[] {parts[0]})) {
                if (list.ask(encoded(other)).statusCode() != 400) {
                    wrong.add(list + " with " + other.length + " parts");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(6 * 2 * NONSENSE.size());
    }

    private List<ListOperation> lists() {
        List<ListOperation> lists = new ArrayList<>();
        OpenApiDocument.committed().tree().path("paths").properties().forEach(path -> {
            if (path.getValue().path("get").path("parameters").findValuesAsText("$ref").stream()
                    .anyMatch(parameter -> parameter.endsWith("/cursor"))) {
                lists.add(new ListOperation(path.getKey().replace("{webhookId}", webhook), false));
            }
            JsonNode search = path.getValue().path("post");
            if (path.getKey().endsWith("/_search") && !search.isMissingNode()) {
                lists.add(new ListOperation(path.getKey(), true));
            }
        });
        assertThat(lists).hasSizeGreaterThanOrEqualTo(6);
        return lists;
    }

    private static String[] decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
    }

    private static String encoded(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String[] appended(String[] parts) {
        String[] more = Arrays.copyOf(parts, parts.length + 1);
        more[parts.length] = parts[parts.length - 1];
        return more;
    }

    /** A list of the contract; one that is searched has its cursor in the body. */
    private record ListOperation(String path, boolean searched) {

        String next() {
            String next = ask(null).then().statusCode(200).extract().path("next");
            assertThat(next).as("%s has a second part", this).isNotNull();
            return next;
        }

        Response ask(@Nullable String cursor) {
            if (searched) {
                String body = cursor == null ? "{\"limit\":1}" : "{\"limit\":1,\"cursor\":\"" + cursor + "\"}";
                return given().contentType("application/json").body(body).post(path);
            }
            String query = FILTERS.getOrDefault(path, "") + "&limit=1" + (cursor == null ? "" : "&cursor=" + cursor);
            return given().urlEncodingEnabled(false).get(path + "?" + query.replaceFirst("^&", ""));
        }
    }
}
