package org.prolotherapy.platform.json;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StrictJsonTest {

    @Test
    void readsEveryTypeAndWritesItBackInTheOrderInWhichItIsDeclared() {
        String body =
                "{\"text\":\"Grüße 😀\",\"whole\":-3,\"large\":9007199254740993,\"number\":1000.25,\"truth\":false,"
                        + "\"colour\":\"RED\",\"date\":\"2028-02-29\",\"time\":\"09:00\",\"local\":\"2027-01-04T09:00\","
                        + "\"instant\":\"2027-01-04T09:00:00+03:00\",\"id\":\"018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f\","
                        + "\"zone\":\"Europe/Istanbul\",\"part\":{\"name\":\"a\",\"count\":1},\"texts\":[\"\"],"
                        + "\"parts\":[{\"name\":\"b\"}],\"counts\":{\"x\":1}}";
        assertThat(post(body).then().statusCode(200).extract().asString()).isEqualTo(body);
    }

    @Test
    void keepsEveryDigitAndWritesNoExponents() {
        assertThat(post("{\"text\":\"\",\"number\":1e3}").asString()).isEqualTo("{\"text\":\"\",\"number\":1000}");
        assertThat(post("{\"text\":\"\",\"number\":0.12345678901234567891}").asString())
                .isEqualTo("{\"text\":\"\",\"number\":0.12345678901234567891}");
    }

    @Test
    void takesAnExplicitNullForAbsence() {
        post("{\"text\":\"x\",\"whole\":null,\"part\":null,\"texts\":null}")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
    }

    @Test
    void cutsTimesToTheMicrosecondsThatTheDatabaseKeeps() {
        post("{\"text\":\"x\",\"instant\":\"2027-01-04T09:00:00.123456789Z\"}")
                .then()
                .body("instant", equalTo("2027-01-04T09:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text": 123}                                    | /text     | must be text
            {"text": true}                                   | /text     | must be text
            {"text": ["x"]}                                  | /text     | must be text
            {"text": {"a": [1, {"b": 2}]}}                   | /text     | must be text
            {"text": null}                                   | /text     | is required
            {}                                               | /text     | is required
            {"text": "012345678901234567890"}                | /text     | must have a size from 0 to 20
            {"text": "x", "whole": "1"}                      | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "whole": ""}                       | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "whole": 1.0}                      | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "whole": 1e2}                      | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "whole": true}                     | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "whole": 2147483648}               | /whole    | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "large": 9223372036854775808}      | /large    | must be a whole number from -9223372036854775808 to 9223372036854775807
            {"text": "x", "number": "1.5"}                   | /number   | must be a number of at most 20 digits
            {"text": "x", "number": 1e1000000}               | /number   | must be a number of at most 20 digits
            {"text": "x", "number": 1e-1000000}              | /number   | must be a number of at most 20 digits
            {"text": "x", "number": 0e1000000}               | /number   | must be a number of at most 20 digits
            {"text": "x", "number": 1e99999999999}           | /number   | must be a number of at most 20 digits
            {"text": "x", "number": 123456789012345678901}   | /number   | must be a number of at most 20 digits
            {"text": "x", "truth": "true"}                   | /truth    | must be true or false
            {"text": "x", "truth": 1}                        | /truth    | must be true or false
            {"text": "x", "colour": "BLUE"}                  | /colour   | must be one of RED, GREEN
            {"text": "x", "colour": "red"}                   | /colour   | must be one of RED, GREEN
            {"text": "x", "colour": 0}                       | /colour   | must be one of RED, GREEN
            {"text": "x", "colour": "0"}                     | /colour   | must be one of RED, GREEN
            {"text": "x", "colour": ""}                      | /colour   | must be one of RED, GREEN
            {"text": "x", "date": "2027-02-30"}              | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "2027-02-29"}              | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "2027-1-4"}                | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "2027-01-04T00:00"}        | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "1899-12-31"}              | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "3000-01-01"}              | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "+10000-01-01"}            | /date     | must be a date like 2027-01-04
            {"text": "x", "date": "-0001-01-01"}             | /date     | must be a date like 2027-01-04
            {"text": "x", "date": 20270104}                  | /date     | must be a date like 2027-01-04
            {"text": "x", "date": [2027, 1, 4]}              | /date     | must be a date like 2027-01-04
            {"text": "x", "date": ""}                        | /date     | must be a date like 2027-01-04
            {"text": "x", "time": "24:00"}                   | /time     | must be a time of day like 09:00
            {"text": "x", "local": "2027-01-04T09:00Z"}      | /local    | must be a local date and time like 2027-01-04T09:00
            {"text": "x", "instant": "2027-01-04T09:00:00"}  | /instant  | must be a date and time with an offset, like 2027-01-04T09:00:00+03:00
            {"text": "x", "instant": 1800000000}             | /instant  | must be a date and time with an offset, like 2027-01-04T09:00:00+03:00
            {"text": "x", "instant": "2999-12-31T23:00:00-02:00"} | /instant | must be a date and time with an offset, like 2027-01-04T09:00:00+03:00
            {"text": "x", "id": "1-1-1-1-1"}                 | /id       | must be a UUID like 018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f
            {"text": "x", "zone": "+03:00"}                  | /zone     | must be an IANA time zone like Europe/Istanbul
            {"text": "x", "part": ""}                        | /part     | must be an object
            {"text": "x", "part": "knee"}                    | /part     | must be an object
            {"text": "x", "part": [{"name": "a"}]}           | /part     | must be an object
            {"text": "x", "part": {"count": 1}}              | /part/name | is required
            {"text": "x", "part": {"name": "a", "count": 10}} | /part/count | must be at most 9
            {"text": "x", "texts": "a"}                      | /texts    | must be an array
            {"text": "x", "texts": ""}                       | /texts    | must be an array
            {"text": "x", "texts": {"0": "a"}}               | /texts    | must be an array
            {"text": "x", "texts": ["a", 1]}                 | /texts/1  | must be text
            {"text": "x", "texts": ["a", null]}              | /texts/1  | must not be null
            {"text": "x", "texts": ["0123456789"]}           | /texts/0  | must have a size from 0 to 9
            {"text": "x", "parts": {"name": "a"}}            | /parts    | must be an array
            {"text": "x", "parts": [null]}                   | /parts/0  | must not be null
            {"text": "x", "parts": [{"name": "a"}, {}]}      | /parts/1/name | is required
            {"text": "x", "parts": [{"name": "a", "x": 1}]}  | /parts/0/x | is not known; known here are count, name
            {"text": "x", "counts": {"a": "1"}}              | /counts/a | must be a whole number from -2147483648 to 2147483647
            {"text": "x", "counts": []}                      | /counts   | must be an object
            {"text": "x", "a/b~c": 1}                        | /a~1b~0c  | is not known; known here are colour, counts, date, id, instant, large, local, number, part, parts, text, texts, time, truth, whole, zone
            {"text": "x", "text": "x"}                       | /text     | is there more than once
            {"text": "x", "text": 1}                         | /text     | is there more than once
            {"text": "x", "part": {"name": "a", "name": {"b": []}}} | /part/name | is there more than once
            {"text": "\\u0000"}                              | /text     | must not contain the character NUL (U+0000)
            {"text": "\\ud800"}                              | /text     | must not contain half of a surrogate pair
            {"text": "\\udc00\\ud800"}                       | /text     | must not contain half of a surrogate pair
            {"text": "x", "texts": ["\\ud83d"]}              | /texts/0  | must not contain half of a surrogate pair
            {"text": "x"} {}                                 |           | must end after the first JSON value
            {"text": "x"}]                                   |           | must be JSON, but is not at line 1, column 14
            {"text": "x",}                                   |           | must be JSON, but is not at line 1, column 14
            {"text": "x"                                     |           | must be JSON, but ends before it is complete
            {'text': 'x'}                                    |           | must be JSON, but is not at line 1, column 2
            {"text": NaN}                                    |           | must be JSON, but is not at line 1, column 13
            {"text": "x", "whole": 01}                       |           | must be JSON, but is not at line 1, column 25
            {"text": "x", "part": {"name": 01}}              |           | must be JSON, but is not at line 1, column 33
            {"text": "x", "parts": [{"name": nul}]}          |           | must be JSON, but is not at line 1, column 34
            {"text": "x", "parts": [{"name": "\\q"}]}        |           | must be JSON, but is not at line 1, column 36
            {"text": "x", "parts": [{"name": "a"}            |           | must be JSON, but ends before it is complete
            /* */ {"text": "x"}                              |           | must be JSON, but is not at line 1, column 1
            null                                             |           | must not be null
            []                                               |           | must be an object
            "x"                                              |           | must be an object
            ""                                               |           | must be an object
            1                                                |           | must be an object
            """)
    void refuses(String body, String pointer, String message) {
        refused(post(body))
                .body("violations", hasSize(1))
                .body(
                        "violations[0].field", equalTo(pointer == null ? "" : pointer),
                        "violations[0].message", equalTo(message),
                        "violations[0].in", equalTo("body"));
    }

    @Test
    void saysEverythingThatIsWrongWithABodyAtOnce() {
        JsonPath answer = refused(post("""
                        {"whole": "1", "colour": "BLUE", "unknown": {"a": 1}, "date": 3, "texts": [1, null],
                         "part": {"count": 10, "other": 1, "other": 2}, "parts": 7, "number": 1e999, "truth": ""}""")).extract().jsonPath();
        assertThat(answer.getList("violations.field", String.class))
                .containsExactlyInAnyOrder(
                        "/text",
                        "/whole",
                        "/colour",
                        "/unknown",
                        "/date",
                        "/texts/0",
                        "/texts/1",
                        "/part/name",
                        "/part/count",
                        "/part/other",
                        "/parts",
                        "/number",
                        "/truth");
        assertThat(answer.getString("detail")).isEqualTo("The request is wrong in 13 places.");
    }

    @Test
    void pointsToTheSameMistakeInEachElement() {
        refused(given().contentType(ContentType.JSON)
                        .body("[{\"name\": 1}, {\"name\": \"a\", \"b\": 1}, 3]")
                        .post("/test/echo/parts"))
                .body("violations.field", equalTo(List.of("/0/name", "/1/b", "/2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"real\": \"1.5\"}", "{\"real\": \"\"}", "{\"real\": true}"})
    void coercesNothingForTypesItHasNoFormatFor(String body) {
        refused(given().contentType(ContentType.JSON).body(body).post("/test/echo/uncommon"))
                .body("violations[0].field", equalTo("/real"));
    }

    @Test
    void failsForTypesThatRequestsCannotHave() {
        given().contentType(ContentType.JSON)
                .body("{\"unreadable\": {}}")
                .post("/test/echo/uncommon")
                .then()
                .statusCode(500);
    }

    @Test
    void leavesTheConsequencesOfAViolationOut() {
        refused(given().contentType(ContentType.JSON).body("{\"items\": [1]}").post("/test/echo/copied"))
                .body("violations.field", equalTo(List.of("/items/0")));
    }

    @Test
    void refusesAnAbsentOrNullPrimitive() {
        refused(given().contentType(ContentType.JSON).body("{\"whole\": null}").post("/test/echo/primitives"))
                .body("violations.field", equalTo(List.of("/whole", "/truth")))
                .body("violations.message", equalTo(List.of("is required", "is required")));
        given().contentType(ContentType.JSON)
                .body("{\"whole\": 0, \"truth\": false}")
                .post("/test/echo/primitives")
                .then()
                .statusCode(200);
    }

    @Test
    void passesOnWhatARecordSaysAboutItsValuesTogether() {
        refused(given().contentType(ContentType.JSON)
                        .body("{\"from\": 2, \"to\": 1}")
                        .post("/test/echo/range"))
                .body("violations[0].message", equalTo("must not begin after it ends"));
    }

    @Test
    void refusesNulAndLoneSurrogatesInNames() {
        refused(post("{\"text\": \"x\", \"counts\": {\"a\\u0000\": 1}}"))
                .body("violations[0].message", equalTo("must not contain the character NUL (U+0000)"));
        refused(post("{\"text\": \"x\", \"counts\": {\"\\ud800\": 1}}"))
                .body("violations[0].field", equalTo("/counts/?"))
                .body("violations[0].message", equalTo("must not contain half of a surrogate pair"));
        refused(post("{\"text\": \"x\", \"\\ud800\": 1}")).body("violations[0].field", equalTo("/?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2274657874223a22c0af227d", // "/" in two bytes
                "7b2274657874223a22eda080227d", // a surrogate
                "7b2274657874223a22eda0bdedb880227d", // a pair of them, CESU-8
                "7b2274657874223a22ff227d",
                "7b2274657874223a22c3227d", // cut off
                "fffe7b007d00", // UTF-16
            })
    void refusesWhatIsNotUtf8(String hex) {
        refused(postBytes(java.util.HexFormat.of().parseHex(hex)))
                .body("violations[0].message", equalTo("must be encoded in UTF-8"));
    }

    @Test
    void refusesRawControlCharactersAsJsonDoes() {
        refused(post("{\"text\":\"a\u0000b\"}"));
        refused(post("{\"text\":\"a\nb\"}"));
    }

    @Test
    void ignoresAByteOrderMark() {
        post("\uFEFF{\"text\":\"x\"}").then().statusCode(200).body("text", equalTo("x"));
        refused(post("\uFEFF")).body("violations[0].message", equalTo("must not be empty"));
    }

    @Test
    void refusesAnEmptyBody() {
        refused(given().contentType(ContentType.JSON).post("/test/echo"))
                .body("violations[0].message", equalTo("must not be empty"));
        refused(post(" \n")).body("violations[0].message", equalTo("must not be empty"));
    }

    @Test
    void readsArraysOf200AndNoMore() {
        post("{\"text\":\"x\",\"texts\":[" + "\"a\",".repeat(199) + "\"a\"]}")
                .then()
                .statusCode(200);
        refused(post("{\"text\":\"x\",\"texts\":[" + "\"a\",".repeat(200) + "\"a\"]}"))
                .body("violations[0].field", equalTo("/texts"))
                .body("violations[0].message", equalTo("must have at most 200 items"));
        refused(post("{\"text\":\"x\",\"parts\":[" + "{\"name\":\"a\"},".repeat(200) + "{\"name\":\"a\"}]}"))
                .body("violations[0].field", equalTo("/parts"));
    }

    @Test
    void readsADepthOf64AndNoMore() {
        // The outermost object is the first level; the unknown field is refused, but was read.
        refused(post("{\"text\":\"x\",\"a\":" + "[".repeat(63) + "]".repeat(63) + "}"))
                .body("violations[0].field", equalTo("/a"));
        refused(post("{\"text\":\"x\",\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"))
                .body("violations.message", hasItem("is nested deeper than 64 levels"));
        refused(post("[".repeat(100_000)));
        refused(post("{\"text\":\"x\",\"parts\":" + "[".repeat(64) + "]".repeat(64) + "}"))
                .body("violations.message", hasItem("is nested deeper than 64 levels"));
        refused(post("{\"text\":\"x\",\"part\":{\"name\":" + "[".repeat(63) + "]".repeat(63) + "}}"))
                .body("violations.message", hasItem("is nested deeper than 64 levels"));
    }

    @Test
    @Timeout(60)
    void refusesAbsurdNumbersAndNamesAtOnce() {
        refused(post("{\"text\":\"x\",\"number\":" + "9".repeat(200_000) + "}"));
        refused(post("{\"text\":\"x\",\"" + "n".repeat(101) + "\":1}"))
                .body(
                        "violations.message",
                        equalTo(List.of("must not hold a number or a name of more than 100 characters")));
        refused(post("{\"text\":\"x\",\"whole\":" + "9".repeat(200_000) + "}"));
        refused(post("{\"text\":\"x\",\"number\":0." + "9".repeat(200_000) + "}"));
        refused(post("{\"text\":\"x\",\"part\":{\"name\":\"a\",\"count\":" + "9".repeat(101) + "}}"))
                .body("violations.field", equalTo(List.of("/part")));
        refused(post("{\"text\":\"x\",\"unknown\":1e" + "9".repeat(200_000) + "}"));
    }

    @Test
    void listsFiftyViolationsAndCountsTheRest() {
        refused(post(Many.UNKNOWN.body(50)))
                .body("violations", hasSize(50))
                .body("detail", equalTo("The request is wrong in 50 places."));
        refused(post(Many.UNKNOWN.body(300)))
                .body("violations", hasSize(50))
                .body("detail", equalTo("The request is wrong in 300 places. Listed are 50 violations, and 250 more."));
        refused(post(Many.UNBOUNDED.body(120)))
                .body("violations", hasSize(50))
                .body("detail", equalTo("The request is wrong in 120 places. Listed are 50 violations, and 70 more."));
    }

    @Test
    void tellsTheBoundOfAListBeforeWhatIsWrongWithItsItems() {
        refused(post(Many.WRONG.body(8_000)))
                .body("violations", hasSize(50))
                .body("violations[0].field", equalTo("/texts"))
                .body("violations[0].message", equalTo("must have at most 200 items"))
                .body("violations[1].field", equalTo("/texts/0"))
                .body("detail", equalTo("The request is wrong in 201 places. Listed are 50 violations, and 151 more."));
        refused(post("{\"text\":\"x\",\"texts\":[" + "\"\\ud800\",".repeat(300) + "[[]]], \"whole\":\"1\"}"))
                .body("violations[0].field", equalTo("/texts"))
                .body("detail", equalTo("The request is wrong in 202 places. Listed are 50 violations, and 152 more."));
    }

    /** As much as a body holds, of everything there can be much of; each took minutes once, or would with a careless reader. */
    @ParameterizedTest
    @EnumSource
    @Timeout(10)
    void readsABodyInTimeWhateverIsWrongWithIt(Many many) {
        String body = many.body(1);
        int each = many.body(2).length() - body.length();
        int count = (BoundedBody.MAX_BYTES - body.length()) / each;
        assertThat(refused(post(many.body(count))).extract().jsonPath().getList("violations"))
                .hasSizeBetween(1, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"72.5", "1.5", "0.001", "1000", "-3", "0", "12345.6789", "12345678901234567890"})
    void takesANumberByItsValueHoweverItIsSpelled(String value) {
        BigDecimal number = new BigDecimal(value);
        for (int zeros : new int[] {0, 1, 2, 3, 19, 20, 21, 60}) {
            BigDecimal longer = number.setScale(number.scale() + zeros);
            String exponent = longer.unscaledValue() + "e" + -longer.scale();
            for (String spelling : List.of(longer.toPlainString(), exponent, exponent.toUpperCase(Locale.ROOT))) {
                assertThat(post("{\"text\":\"\",\"number\":" + spelling + "}").asString())
                        .as(spelling)
                        .isEqualTo("{\"text\":\"\",\"number\":" + value + "}");
            }
        }
    }

    @Test
    void countsTheDecimalsOfANumberWithoutItsLastZeros() {
        for (String taken :
                List.of("1.5", "72.5000", "1.50000000000000000000", "9999.9990", "0.000", "15e-1", "1500e-3")) {
            measured(taken).then().statusCode(200);
        }
        for (String refused : List.of("1.5001", "1.50010", "0.0001", "15001e-4", "10000", "10000.000", "1e4")) {
            refused(measured(refused)).body("violations.field", equalTo(List.of("/volume")));
        }
    }

    @Test
    void readsOnlyUtf8() {
        given().header("Content-Type", "application/json; charset=iso-8859-1")
                .body("{\"text\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1))
                .post("/test/echo")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
        given().header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                .post("/test/echo")
                .then()
                .statusCode(415);
        given().header("Content-Type", "application/json;charset=UTF-8")
                .body("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                .post("/test/echo")
                .then()
                .statusCode(200);
    }

    /** Bodies that are wrong in as many places as wanted. */
    private enum Many {
        UNKNOWN(",", "\"u%d\":1", ",%s"),
        REPEATED(",", "\"whole\":1", ",%s"),
        WRONG(",", "1", ",\"texts\":[%s]"),
        NULL(",", "null", ",\"texts\":[%s]"),
        UNBOUNDED(",", "\"0123456789\"", ",\"texts\":[%s]"),
        INCOMPLETE(",", "{}", ",\"parts\":[%s]"),
        NESTED(",", "[[[[]]]]", ",\"parts\":[%s]"),
        FULL_OF_LISTS(",", "{\"x\":[" + "null,".repeat(199) + "null]}", ",\"parts\":[%s]"),
        MAPPED(",", "\"u%d\":\"x\"", ",\"counts\":{%s}"),
        UNSTORABLE("", "\\u0000", ",\"texts\":[\"%s\"]"),
        /** Names of one hash code, as Jackson's table of names would count it. */
        COLLIDING(",", "\"%s\":1", ",%s") {
            @Override
            String item(int number) {
                StringBuilder name = new StringBuilder();
                for (int bit = 0; bit < 16; bit++) {
                    // 33 × 'a' + 'd' is 33 × 'b' + 'C', as Jackson counts.
                    name.append((number >> bit & 1) == 0 ? "ad" : "bC");
                }
                return item.formatted(name);
            }
        };

        final String item;
        private final String separator;
        private final String around;

        Many(String separator, String item, String around) {
            this.separator = separator;
            this.item = item;
            this.around = around;
        }

        String item(int number) {
            return item.replace("%d", String.valueOf(10_000 + number));
        }

        String body(int count) {
            return "{\"text\":\"x\""
                    + around.replace(
                            "%s", IntStream.range(0, count).mapToObj(this::item).collect(Collectors.joining(separator)))
                    + "}";
        }
    }

    private static Response measured(String volume) {
        return given().contentType(ContentType.JSON)
                .body("{\"volume\": " + volume + "}")
                .post("/test/echo/measured");
    }

    private static Response post(String body) {
        return postBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response postBytes(byte[] body) {
        return given().header("Content-Type", "application/json").body(body).post("/test/echo");
    }

    private static ValidatableResponse refused(Response response) {
        return response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"));
    }
}
