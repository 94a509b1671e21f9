package org.prolotherapy.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values as they are written in JSON: those at and beyond the bounds of a schema, and those that no schema has. */
final class OddValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "0.0",
            "1",
            "-1",
            "1.0",
            "1e0",
            "1E+2",
            "10e-1",
            "0.5",
            "0.30000000000000004",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1e-999999999",
            "1e2147483648",
            "-1e-2147483649",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e18",
            "1e19",
            "123456789012345678901234567890.123456789",
            "0." + "0".repeat(300) + "1",
            "9".repeat(1_000),
            "0." + "3".repeat(1_000),
            "1" + "0".repeat(400),
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            ".5",
            "1.",
            "0x10",
            "1_000",
            "1e",
            "--1",
            "\u0661");

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "  x  ",
            "x",
            "\u0000",
            "a\u0000b",
            "\\u0000",
            "\u0001",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\u202e\u05d0\u05d1",
            "\u200f",
            "\u2066x\u2069",
            "e\u0301",
            "a" + "\u0301".repeat(200),
            "\u1112\u1161\u11ab",
            "İ",
            "ı",
            "ß",
            "ﬁ",
            "\ud83d\ude00",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud840\udc00",
            "\udbff\udfff",
            "\ufeffx",
            "\uffff",
            "\ufffd",
            "\ud800-",
            "null",
            "true",
            "NaN",
            "1",
            "-1",
            "[]",
            "{}",
            "<b>&amp;</b>",
            "'; drop table treatment_plan; --",
            "%s%n%x",
            "${x}",
            "#{x}",
            "../../etc/passwd",
            "a|b",
            "a,b",
            "\"",
            "\\",
            "\r\nX-Injected: yes",
            "x".repeat(255),
            "x".repeat(256),
            "x".repeat(4_001),
            "x".repeat(100_000),
            "\ud83d\ude00".repeat(3_000));

    static final List<String> DATES = List.of(
            "2027-01-04",
            "0000-01-01",
            "0001-01-01",
            "-0001-01-01",
            "-999999999-01-01",
            "+10000-01-01",
            "10000-01-01",
            "+999999999-12-31",
            "9999-12-31",
            "9999-12-30",
            "1582-10-10",
            "1899-12-31",
            "1900-01-01",
            "1970-01-01",
            "2026-12-27",
            "2027-02-28",
            "2027-02-29",
            "2028-02-29",
            "2027-04-31",
            "2027-13-01",
            "2027-00-10",
            "2027-01-00",
            "2027-1-4",
            "20270104",
            "2027-W01-1",
            "2027-004",
            "04.01.2027",
            "2027/01/04",
            "2027-01-04T00:00:00",
            "2027-01-04Z",
            " 2027-01-04",
            "2027-01-04 ",
            "٢٠٢٧-٠١-٠٤",
            "2099-12-31",
            "2100-01-01",
            "2127-01-04",
            "294276-12-31",
            "5874897-12-31",
            "-4713-11-24",
            "now",
            "infinity",
            "");

    static final List<String> TIMES = List.of(
            "2027-01-04T10:00:00+03:00",
            "2027-01-04T10:00+03:00",
            "2027-01-04T10:00:00Z",
            "2027-01-04t10:00:00z",
            "2027-01-04T10:00:00-00:00",
            "2027-01-04T10:00:00+18:00",
            "2027-01-04T10:00:00-18:00",
            "2027-01-04T10:00:00+18:01",
            "2027-01-04T10:00:00+19:00",
            "2027-01-04T10:00:00+00:00:01",
            "2027-01-04T10:00:00+0300",
            "2027-01-04T10:00:00+03",
            "2027-01-04T10:00:00",
            "2027-01-04T10:00",
            "2027-01-04T24:00:00Z",
            "2027-01-04T23:59:60Z",
            "2027-01-04T10:60:00Z",
            "2027-01-04T07:00:00.123456789Z",
            "2027-01-04T07:00:00.1234567891Z",
            "2027-01-04T07:00:00,5Z",
            "2027-01-04 10:00:00Z",
            "2027-01-04T10:00:00+03:00[Europe/Istanbul]",
            "2027-03-28T02:30:00+01:00",
            "2027-03-28T02:30",
            "2027-10-31T02:30",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+18:00",
            "0000-01-01T00:00:00+18:00",
            "-0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-18:00",
            "9999-12-31T23:59",
            "+10000-01-01T00:00:00Z",
            "10000-01-01T00:00",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00+18:00",
            "294277-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "-4714-01-01T00:00:00Z",
            "1900-01-01T00:00:00+01:56:56",
            "2027-01-04",
            "10:00",
            "24:00",
            "23:60",
            "9:00",
            "10:00:00",
            "10:00:00.5",
            "00:00",
            "23:59",
            "23:30",
            "10:15",
            "1798786800",
            "1798786800000",
            "");

    static final List<String> IDS = List.of(
            "01941f29-7c00-7000-8000-000000000000",
            "01941F29-7C00-7000-8000-000000000000",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "0-0-0-0-0",
            "1-1-1-1-1",
            "01941f297c00700080000000000000000",
            "01941f29-7c00",
            "{01941f29-7c00-7000-8000-000000000000}",
            "urn:uuid:01941f29-7c00-7000-8000-000000000000",
            "null",
            "1");

    private static final List<String> NAMES_OF_ZONES = List.of(
            "UTC",
            "Z",
            "GMT",
            "EST",
            "+03:00",
            "UTC+18:00",
            "GMT0",
            "Europe/Berlin",
            "europe/berlin",
            "SystemV/PST8",
            "Mars/Base",
            "America/Argentina/Buenos_Aires",
            "Etc/GMT+12",
            "UT",
            "Asia/Kathmandu",
            "Pacific/Apia");

    /** About what a body can hold. */
    private static final int MOST_BYTES = 250_000;

    private final Random random;

    OddValues(Random random) {
        this.random = random;
    }

    /** One of the values at and beyond the bounds of this schema. */
    String near(JsonNode schema) {
        JsonNode plain = Operation.resolved(schema);
        if (schema.path("nullable").asBoolean() && random.nextInt(8) == 0) {
            return "null";
        }
        if (plain.path("enum").size() > 0 && random.nextInt(3) > 0) {
            String one = plain.path("enum")
                    .get(random.nextInt(plain.path("enum").size()))
                    .asText();
            return pick(
                    List.of(text(one), text(one), text(one), text(one.toLowerCase(Locale.ROOT)), text(" " + one), "0"));
        }
        return switch (plain.path("type").asText()) {
            case "integer", "number" -> number(plain);
            case "boolean" -> pick(List.of("true", "false", "0", "1", "\"true\"", "null", "\"\"", "TRUE"));
            case "array" -> array(plain);
            case "string" -> text(textNear(plain));
            default -> any();
        };
    }

    /** A value that may be of any type at all. */
    String any() {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> pick(List.of("true", "false"));
            case 2 -> pick(List.of("[]", "{}", "[[]]", "[null]", "{\"\":null}", "[{}]", "{\"a\":{\"a\":{}}}"));
            case 3, 4 -> pick(NUMBERS);
            case 5 -> text(pick(DATES));
            case 6 -> text(pick(TIMES));
            case 7 -> nested(pick(List.of(2, 60, 61, 62, 63, 64, 65, 66, 10_000)));
            case 8 ->
                pick(List.of(
                        "\"\\ud800\"",
                        "\"\\udc00\\ud800\"",
                        "\"\\u0000\"",
                        "\"\\x\"",
                        "\"\\u12\"",
                        "\"a\nb\"",
                        "\"\t\"",
                        "'x'",
                        "x"));
            default -> text(pick(TEXTS));
        };
    }

    /** Text for a parameter of this schema, not yet encoded. */
    String parameter(JsonNode schema) {
        JsonNode plain = Operation.resolved(schema);
        if (random.nextInt(4) == 0) {
            return pick(TEXTS);
        }
        return switch (plain.path("type").asText()) {
            case "integer", "number" -> number(plain);
            case "array" -> parameter(plain.path("items"));
            default ->
                plain.path("enum").size() > 0
                        ? pick(List.of(
                                plain.path("enum")
                                        .get(random.nextInt(plain.path("enum").size()))
                                        .asText(),
                                "",
                                "active",
                                "ACTIVE,"))
                        : textNear(plain);
        };
    }

    private String number(JsonNode schema) {
        List<String> numbers = new ArrayList<>();
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                BigDecimal value = schema.path(bound).decimalValue();
                for (String step : List.of("0", "1", "-1", "0.001", "-0.001", "0.0001", "-0.0001")) {
                    numbers.add(value.add(new BigDecimal(step)).toPlainString());
                }
                numbers.add(value.setScale(20).toPlainString());
                numbers.add(value + "e0");
            }
        }
        return numbers.isEmpty() || random.nextInt(3) == 0 ? pick(NUMBERS) : pick(numbers);
    }

    private String textNear(JsonNode schema) {
        String format = schema.path("format").asText();
        if (!format.isEmpty() && random.nextInt(4) > 0) {
            return switch (format) {
                case "date" -> pick(DATES);
                case "date-time", "date-time-local", "time-local" -> pick(TIMES);
                case "uuid" -> pick(IDS);
                case "time-zone" -> pick(NAMES_OF_ZONES);
                default -> pick(TEXTS);
            };
        }
        List<String> texts = new ArrayList<>();
        for (String bound : List.of("minLength", "maxLength")) {
            int length = schema.path(bound).asInt(-1);
            if (length >= 0) {
                texts.add("x".repeat(Math.max(0, length - 1)));
                texts.add("x".repeat(length));
                texts.add("x".repeat(length + 1));
                texts.add("\ud83d\ude00".repeat(length));
                texts.add("\ud83d\ude00".repeat(length / 2));
                texts.add("\ud83d\ude00".repeat(length / 2 + 1));
                texts.add(" ".repeat(length));
            }
        }
        return texts.isEmpty() || random.nextBoolean() ? pick(TEXTS) : pick(texts);
    }

    private String array(JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(200);
        int size = pick(List.of(Math.max(0, least - 1), least, 1, 2, most, most + 1, 200, 201, 8_000));
        JsonNode items = Operation.resolved(schema.path("items"));
        String item = items.path("type").asText().equals("object") ? object(items) : near(items);
        int fitting = Math.min(size, MOST_BYTES / (item.length() + 1));
        return "[" + String.join(",", Collections.nCopies(fitting, item)) + "]";
    }

    /** An object with some of the members of its schema. */
    private String object(JsonNode schema) {
        List<String> members = new ArrayList<>();
        schema.path("properties").properties().forEach(member -> {
            if (random.nextInt(4) > 0) {
                members.add(text(member.getKey()) + ":" + near(member.getValue()));
            }
        });
        return "{" + String.join(",", members) + "}";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /** Text as it is written in JSON. */
    static String text(String value) {
        return JSON.createObjectNode().textNode(value).toString();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
