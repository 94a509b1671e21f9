package org.prolotherapy.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.Token;

/** Every list in every body of the contract, as long as a body can be and wrong in each item. */
@QuarkusTest
class LongListsTest {

    private static final int MAX_BYTES = 262_000;

    private record Listed(Operation operation, String member) {
        @Override
        public String toString() {
            return operation.id() + " " + member;
        }
    }

    static List<Listed> lists() {
        return Operation.all().stream().flatMap(LongListsTest::listsOf).toList();
    }

    private static Stream<Listed> listsOf(Operation operation) {
        return Operation.resolved(operation.schema()).path("properties").properties().stream()
                .filter(member -> isList(member.getValue()))
                .map(member -> new Listed(operation, member.getKey()));
    }

    private static boolean isList(JsonNode schema) {
        return Operation.resolved(schema).path("type").asText().equals("array");
    }

    @ParameterizedTest
    @MethodSource("lists")
    @Timeout(60)
    void isRefusedForItsLengthAndNotLookedThrough(Listed list) {
        for (String item : List.of("\"x\"", "null", "{}", "[]")) {
            for (int length : new int[] {201, MAX_BYTES / (item.length() + 1)}) {
                String items = (item + ",").repeat(length - 1) + item;
                JsonPath answer = Token.forEverything()
                        .request()
                        .header("Content-Type", list.operation().mediaType())
                        .body("{\"" + list.member() + "\":[" + items + "]}")
                        .request(list.operation().method(), path(list.operation()))
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath();
                assertThat(answer.getString("violations[0].field")).isEqualTo("/" + list.member());
                assertThat(answer.getString("violations[0].message")).isEqualTo("must have at most 200 items");
                assertThat(answer.getList("violations")).hasSizeBetween(1, 50);
            }
        }
    }

    /** Every date in it was once noted as absent as well. */
    @Test
    @Timeout(60)
    void countsWhatIsWrongWithAnItemOnce() {
        JsonPath answer = Token.forEverything()
                .request()
                .contentType(ContentType.JSON)
                .body("{\"severity\": \"MODERATE\", \"startOn\": \"2027-01-04\", \"closures\": ["
                        + "\"x\",".repeat(7_999) + "\"x\"]}")
                .post("/v1/schedule-previews")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(answer.getList("violations")).hasSize(50);
        assertThat(answer.getString("detail"))
                .isEqualTo("The request is wrong in 201 places. Listed are 50 violations, and 151 more.");
    }

    private static String path(Operation operation) {
        return operation
                .path()
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{year}", "2471")
                .replace("{number}", "1");
    }
}
