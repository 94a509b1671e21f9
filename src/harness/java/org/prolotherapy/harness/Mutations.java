package org.prolotherapy.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.prolotherapy.Token;
import org.prolotherapy.platform.web.Cursor;

/** What can be wrong with a request, or merely unusual: one small change of it at a time. */
final class Mutations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "get",
            "BREW",
            "PROPFIND",
            "X".repeat(300),
            "POST;");

    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "application/json; charset=utf-8",
            "application/json;charset=UTF-16",
            "application/json;charset=latin1",
            "application/json; charset=\"utf-8\"",
            "application/json;charset=nonsense",
            "APPLICATION/JSON",
            "application/merge-patch+json",
            "application/problem+json",
            "application/fhir+json",
            "text/json",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/octet-stream",
            "*/*",
            "application/*",
            "",
            " ",
            "json",
            "/",
            "application/",
            "application/json;",
            "application/json;;=;",
            "application/json, text/plain",
            "application/json;q=0.1",
            "a/" + "b".repeat(3_000),
            "ä/ö");

    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "application/problem+json",
            "text/html",
            "application/*;q=0.5",
            "application/json;q=0",
            "*/*;q=0",
            "application/json;q=2",
            "application/json;q=x",
            "application/json;version=2",
            "text/*",
            "",
            ",",
            ";",
            "*",
            "json",
            "/",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "application/json,".repeat(400) + "*/*",
            "ä/ö");

    private static final List<String> VERSIONS = List.of(
            "*",
            "\"1\"",
            "W/\"1\"",
            "1",
            "\"\"",
            "\"",
            "W/",
            "\"1",
            "1\"",
            "\"1\",\"2\"",
            "\"1\", *",
            "*,*",
            "\"-1\"",
            "\"0\"",
            "\"01\"",
            "\"2147483648\"",
            "\"9223372036854775808\"",
            "\"1.0\"",
            "\"x\"",
            "w/\"1\"",
            "",
            " ",
            "\"1\" \"2\"",
            "\"" + "1".repeat(2_000) + "\"",
            "\"\u0661\"",
            "ä",
            ",".repeat(300));

    private static final List<String> KEYS = List.of(
            "",
            " ",
            "\"\"",
            "\"",
            "x",
            "\"x\"",
            "\"x",
            "x\"",
            "x".repeat(255),
            "x".repeat(256),
            "\"" + "x".repeat(255) + "\"",
            "x".repeat(4_000),
            "ä",
            "\ud83d\ude00",
            "a b",
            "a,b",
            "a;b=c",
            "\"a\\\"b\"",
            "\"a\\",
            "\t",
            "\"\t\"",
            "%00",
            "null");

    private static final List<String> CURSORS = List.of(
            "x",
            "",
            " ",
            "AA",
            "AA==",
            "e30",
            "e30=",
            "bnVsbA",
            "W10",
            "eyJpZCI6MX0",
            "%%%",
            "====",
            "-_-_",
            "x".repeat(500),
            "x".repeat(501),
            "MDE5NDFmMjktN2MwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw",
            "MjAyNy0wMS0wNHww",
            "ä",
            "\u0000");

    private static final List<String> PATH_ODDITIES = List.of(
            "%00",
            "%",
            "%2",
            "%zz",
            "%ff",
            "%c0%80",
            "%ed%a0%80",
            "%2F",
            "%5C",
            "%2e%2e",
            "..",
            ".",
            "",
            "//",
            "\\",
            ";a=b",
            "%3B",
            "%20",
            "+",
            "%0d%0aX-Injected:%20yes",
            "%F0%9F%98%80",
            "ä",
            "{id}",
            "%7Bid%7D",
            "*",
            "null",
            "-1",
            "0",
            "1.0",
            "1e0",
            "01",
            "+1",
            "%2B1",
            "2147483647",
            "2147483648",
            "99999999999999999999",
            "0-0-0-0-0",
            "x".repeat(300),
            "x".repeat(9_000),
            "_search",
            "%25",
            "%u0041",
            "a%00b",
            "00000000-0000-0000-0000-000000000000",
            "01941f29-7c00-7000-8000-000000000000x",
            "~",
            "'",
            "<x>",
            "`",
            "^",
            "|",
            "[1]",
            "9999",
            "10000",
            "1899",
            "1900",
            "2026",
            "2",
            "99",
            "١");

    private static final List<String> QUERY_ODDITIES = List.of(
            "?",
            "??",
            "?&",
            "?&&&",
            "?=",
            "?=x",
            "?x",
            "?x=",
            "?x=1",
            "?limit",
            "?limit=",
            "?limit=1&limit=2",
            "?cursor=",
            "?%",
            "?x=%",
            "?x=%zz",
            "?x=%ff",
            "?limit=%31",
            "?%6Cimit=1",
            "?limit=1;x=2",
            "?limit=1#fragment",
            "#x",
            "?limit[]=1",
            "?limit=1%00",
            "?LIMIT=1",
            "?access_token=x",
            "?x=" + "y".repeat(7_000),
            "?x=" + "y".repeat(9_000),
            "?" + "a=1&".repeat(1_500),
            "?patient=%C3%28",
            "?ä=ö",
            "?x={}",
            "?x=<>",
            "? ",
            "?_method=DELETE",
            "?pretty=true");

    private static final List<Header> HEADERS = List.of(
            new Header("X-Request-Id", ""),
            new Header("X-Request-Id", "x".repeat(128)),
            new Header("X-Request-Id", "x".repeat(129)),
            new Header("X-Request-Id", "a b"),
            new Header("X-Request-Id", "ä"),
            new Header("traceparent", "00-0-0-00"),
            new Header("traceparent", "ff-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01"),
            new Header("tracestate", "=,=,="),
            new Header("baggage", ";;,=" + "x".repeat(3_000)),
            new Header("Accept-Language", "xx-;q=9,*;q=x"),
            new Header("Accept-Language", "tr"),
            new Header("Accept-Encoding", "gzip;q=x, br, *;q=0"),
            new Header("Accept-Charset", "utf-7"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Encoding", "x"),
            new Header("Content-Language", "?"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("Range", "bytes=0-1"),
            new Header("Range", "x"),
            new Header("If-None-Match", "*"),
            new Header("If-None-Match", "\""),
            new Header("If-None-Match", "\"1\",W/\"2\", x"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Header("Cookie", "a=b; =; ;" + "x".repeat(2_000)),
            new Header("Cookie", "x".repeat(20_000)),
            new Header("Cookie", "quarkus-credential=x"),
            new Header("Origin", "null"),
            new Header("Origin", "https://evil.example"),
            new Header("Referer", "\u0001"),
            new Header("Host", ""),
            new Header("Host", "evil.example:99999"),
            new Header("Host", "[::1"),
            new Header("X-Forwarded-For", "' or 1=1"),
            new Header("X-Forwarded-Proto", "gopher"),
            new Header("X-Forwarded-Host", "?"),
            new Header("Forwarded", "for=\";;"),
            new Header("Expect", "100-continue"),
            new Header("Expect", "x"),
            new Header("TE", "x"),
            new Header("Upgrade", "websocket"),
            new Header("Upgrade", "h2c"),
            new Header("Connection", "upgrade, keep-alive"),
            new Header("HTTP2-Settings", "AAMAAABkAAQAAP__"),
            new Header("Content-MD5", "x"),
            new Header("Date", "x"),
            new Header("Authorization", "x"),
            new Header("Authorization", "Bearer"),
            new Header("Authorization", "Bearer a.b.c"),
            new Header("Authorization", "Bearer " + "x".repeat(9_000)),
            new Header("Authorization", "Basic Og=="),
            new Header("Authorization", "Basic %"),
            new Header("Authorization", "Digest username=\"x\""),
            new Header("Authorization", ""),
            new Header("X-Odd", "a\u0001b"),
            new Header("X-Odd", "a\u0000b"),
            new Header("X-Odd", "a\rb"),
            new Header("X-Odd", "folded\r\n more"),
            new Header("X Odd", "x"),
            new Header("X-Odd(", "x"),
            new Header("", "x"),
            new Header("X-Öd", "x"));

    private static final List<Header> FRAMES = List.of(
            new Header("Content-Length", "abc"),
            new Header("Content-Length", "-1"),
            new Header("Content-Length", "1"),
            new Header("Content-Length", "100000"),
            new Header("Content-Length", "99999999999999999999"),
            new Header("Content-Length", "+5"),
            new Header("Content-Length", "5, 5"),
            new Header("Content-Length", "5, 6"),
            new Header("Content-Length", ""),
            new Header("Content-Length", "300000"),
            new Header("Transfer-Encoding", "chunked"),
            new Header("Transfer-Encoding", "gzip"),
            new Header("Transfer-Encoding", "chunked, chunked"),
            new Header("Transfer-Encoding", "identity"),
            new Header("Transfer-Encoding", "x"),
            new Header("Transfer-Encoding", " chunked"));

    private static final List<String> UNFILTERED_LISTS = List.of(
            Cursor.filters("treatment-plans", null, null, null, null, null),
            Cursor.filters("sessions", null, null, null, null, null),
            Cursor.filters("audit-events", null, null, null, null, null, null, null));

    /** Of callers who may see one patient only, and of an issuer who writes what nobody can read. */
    private static final List<String> TOKENS = Stream.of(
                    Token.forEverything().ofPatient("12345"),
                    Token.forEverything().ofPatient("nobody"),
                    Token.forEverything().claim("patient", "|"),
                    Token.withScopes("patient/TreatmentPlan.rs patient/Session.rs"),
                    Token.forEverything().claimedAs("exp", "1e400"),
                    Token.forEverything().claimedAs("nbf", "9".repeat(30)),
                    Token.forEverything().claimedAs("odd", "[".repeat(4_000) + "]".repeat(4_000)),
                    Token.forEverything().claimedAs("azp", "{}"),
                    Token.forEverything().claimedAs("scope", "[1]"))
            .map(token -> "Bearer " + token)
            .toList();

    private final Random random;
    private final OddValues values;

    Mutations(Random random) {
        this.random = random;
        this.values = new OddValues(random);
    }

    /** The request with one change; in two of three the body's, if it has one. */
    RawRequest change(RawRequest request, Operation operation) {
        if (request.body() != null && random.nextInt(3) > 0) {
            return request.body(changedBody(request.body(), operation.schema()));
        }
        int among = random.nextInt(100);
        if (among < 25) {
            return changedPath(request, operation);
        } else if (among < 50) {
            return changedQuery(request, operation);
        } else if (among < 58) {
            return request.method(values.pick(METHODS));
        } else if (among < 64) {
            return bodyThatDoesNotBelong(request);
        } else if (among < 97) {
            return changedHeader(request);
        }
        return misframed(request);
    }

    private byte[] changedBody(byte[] body, JsonNode schema) {
        if (random.nextInt(6) == 0) {
            return changedText(body);
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException changedBefore) {
            return changedText(body);
        }
        List<Spot> spots = new ArrayList<>();
        spotsOf(tree, schema, spots);
        if (spots.isEmpty()) {
            return changedText(body);
        }
        Spot spot = values.pick(spots);
        String text = switch (random.nextInt(20)) {
            case 0, 1 -> spot.deleted(tree);
            case 2 ->
                spot.beside(tree, "\"" + values.pick(List.of("surprise", "", "__proto__", "Reason", "@type")) + "\":1");
            case 3 -> spot.beside(tree, spot.member() + ":" + values.near(spot.schema()));
            case 4 -> spot.repeated(tree, values.pick(List.of(0, 1, 2, 50, 199, 200, 201)));
            case 5, 6, 7, 8, 9 -> spot.replaced(tree, values.any());
            default -> spot.replaced(tree, values.near(spot.schema()));
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where something can be changed: a member of an object, present or not, or an item of an array. */
    private record Spot(JsonNode parent, String name, int index, JsonNode schema) {

        private static final String HERE = "@here@";

        String member() {
            return OddValues.text(name);
        }

        String replaced(JsonNode tree, String value) {
            JsonNode before = put(JSON.getNodeFactory().textNode(HERE));
            String text = tree.toString().replace("\"" + HERE + "\"", value);
            put(before);
            return text;
        }

        String deleted(JsonNode tree) {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else if (parent instanceof ArrayNode array) {
                array.remove(index);
            }
            return tree.toString();
        }

        /** With another member or item, already written, right behind it. */
        String beside(JsonNode tree, String other) {
            if (!(parent instanceof ObjectNode)) {
                return replaced(tree, other);
            }
            JsonNode now = parent.path(name);
            return replaced(tree, (now.isMissingNode() ? "null" : now.toString()) + "," + other);
        }

        String repeated(JsonNode tree, int times) {
            JsonNode now = parent instanceof ObjectNode ? parent.path(name) : parent.path(index);
            JsonNode item = now.isArray() && !now.isEmpty() ? now.get(0) : now;
            ArrayNode many = JSON.createArrayNode();
            for (int i = 0; i < times; i++) {
                many.add(item.isMissingNode() ? JSON.getNodeFactory().nullNode() : item);
            }
            return replaced(tree, many.toString());
        }

        private JsonNode put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                JsonNode before = object.path(name);
                if (value.isMissingNode()) {
                    object.remove(name);
                } else {
                    object.set(name, value);
                }
                return before;
            }
            return ((ArrayNode) parent).set(index, value);
        }
    }

    private static void spotsOf(JsonNode node, JsonNode schema, List<Spot> spots) {
        JsonNode plain = Operation.resolved(schema);
        if (node.isObject()) {
            plain.path("properties").properties().forEach(member -> {
                spots.add(new Spot(node, member.getKey(), -1, member.getValue()));
                spotsOf(node.path(member.getKey()), member.getValue(), spots);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                spots.add(new Spot(node, "", i, plain.path("items")));
                spotsOf(node.get(i), plain.path("items"), spots);
            }
        }
    }

    private byte[] changedText(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int place = random.nextInt(text.length() + 1);
        String there = text.substring(place);
        return switch (random.nextInt(16)) {
            case 0 -> new byte[0];
            case 1 -> text.substring(0, place).getBytes(StandardCharsets.UTF_8);
            case 2 ->
                (text + values.pick(List.of("x", "{}", "]", "}", ",", "\u0000", " \n\t", "//", text)))
                        .getBytes(StandardCharsets.UTF_8);
            case 3 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 4 -> text.getBytes(values.pick(List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)));
            case 5 ->
                spliced(text.substring(0, place), there, values.pick(List.of(0xff, 0xc0, 0xed, 0x80, 0xf8, 0x00)));
            case 6 ->
                (text.substring(0, place) + values.pick(OddValues.TEXTS) + there).getBytes(StandardCharsets.UTF_8);
            case 7 ->
                (text.substring(0, place)
                                + values.pick(List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "/**/"))
                                + there)
                        .getBytes(StandardCharsets.UTF_8);
            case 8 -> values.any().getBytes(StandardCharsets.UTF_8);
            case 9 -> text.replace('"', '\'').getBytes(StandardCharsets.UTF_8);
            case 10 ->
                (text
                                + " "
                                        .repeat(values.pick(List.of(
                                                100_000,
                                                Math.max(0, 262_144 - text.length()),
                                                Math.max(0, 262_145 - text.length()),
                                                400_000,
                                                1_100_000))))
                        .getBytes(StandardCharsets.UTF_8);
            case 11 ->
                nested(values.pick(List.of("[", "{\"a\":")), values.pick(List.of(63, 64, 65, 1_000, 10_000, 100_000)));
            case 12 -> ("[" + text + "]").getBytes(StandardCharsets.UTF_8);
            case 13 -> "{}".getBytes(StandardCharsets.UTF_8);
            case 14 -> ("{" + "\"a\":1,".repeat(20_000) + "\"b\":1}").getBytes(StandardCharsets.UTF_8);
            default ->
                values.pick(List.of(
                                "null",
                                "true",
                                "1",
                                "\"\"",
                                "[]",
                                "\u0000",
                                " ",
                                "NaN",
                                "<x/>",
                                "a=b&c=d",
                                "---\na: b"))
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] spliced(String before, String after, int odd) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.write(odd);
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] nested(String opening, int depth) {
        String closing = opening.equals("[") ? "]" : "}";
        String core = opening.equals("[") ? "" : "1";
        return (opening.repeat(depth) + core + closing.repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private RawRequest changedPath(RawRequest request, Operation operation) {
        String[] segments = request.path().split("/", -1);
        int place = 1 + random.nextInt(segments.length - 1);
        List<JsonNode> parameters = operation.parametersIn("path");
        String odd = values.pick(PATH_ODDITIES);
        if (!parameters.isEmpty() && random.nextInt(4) > 0) {
            String[] template = operation.path().split("/", -1);
            List<Integer> variable = new ArrayList<>();
            for (int i = 0; i < Math.min(template.length, segments.length); i++) {
                if (template[i].startsWith("{")) {
                    variable.add(i);
                }
            }
            place = variable.isEmpty() ? place : values.pick(variable);
            if (random.nextInt(3) == 0) {
                odd = encoded(values.parameter(values.pick(parameters).path("schema")));
            }
        }
        if (random.nextInt(8) == 0) {
            odd = segments[place] + odd;
        }
        if (random.nextInt(6) == 0) {
            odd = spelledOtherwise(segments[place]);
        }
        segments[place] = odd;
        String path = String.join("/", segments);
        return request.target((path.isEmpty() ? "/" : path)
                + request.target().substring(request.path().length()));
    }

    /** The same to whoever decodes it, or almost. */
    private String spelledOtherwise(String segment) {
        if (segment.isEmpty()) {
            return "%2F";
        }
        int place = random.nextInt(segment.length());
        String letter = "%%%02x".formatted((int) segment.charAt(place));
        return values.pick(List.of(
                segment + "/",
                segment.toUpperCase(Locale.ROOT),
                segment.substring(0, place) + letter + segment.substring(place + 1),
                segment.substring(0, place) + letter.toUpperCase(Locale.ROOT) + segment.substring(place + 1)));
    }

    private RawRequest changedQuery(RawRequest request, Operation operation) {
        List<JsonNode> parameters = operation.parametersIn("query");
        if (parameters.isEmpty() || random.nextInt(5) == 0) {
            String odd = values.pick(QUERY_ODDITIES);
            boolean has = request.target().contains("?");
            return request.target(request.target() + (has ? odd.replaceFirst("^\\?", "&") : odd));
        }
        JsonNode parameter = values.pick(parameters);
        String name = parameter.path("name").asText();
        String value = name.equals("cursor") ? cursor() : values.parameter(parameter.path("schema"));
        String pair = name + "=" + encoded(value);
        String target = request.target();
        if (random.nextInt(3) > 0) {
            target = target.replaceAll("(?<=[?&])" + name + "=[^&]*&?", "").replaceAll("[?&]$", "");
        }
        if (random.nextInt(8) == 0) {
            return request.target(target);
        }
        return request.target(target + (target.contains("?") ? "&" : "?") + pair);
    }

    /** One that never was one, or one of a list without filters of which a part was forged. */
    private String cursor() {
        if (random.nextBoolean()) {
            return values.pick(CURSORS);
        }
        String filters = values.pick(UNFILTERED_LISTS);
        List<String> parts = Stream.of(OddValues.DATES, OddValues.TIMES, OddValues.IDS, OddValues.TEXTS)
                .map(values::pick)
                .toList();
        List<String> key = new ArrayList<>(parts);
        Collections.shuffle(key, random);
        String text = filters + "\n" + String.join("\n", key.subList(0, 1 + random.nextInt(2)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private RawRequest bodyThatDoesNotBelong(RawRequest request) {
        return switch (random.nextInt(4)) {
            case 0 -> request.body("{}");
            case 1 -> request.body("x".repeat(300_000));
            case 2 -> request.body((byte[]) null).without("Content-Type");
            default -> request.body("{\"a\":1}").with("Content-Type", values.pick(MEDIA_TYPES));
        };
    }

    private RawRequest changedHeader(RawRequest request) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> request.with("Content-Type", values.pick(MEDIA_TYPES));
            case 2 -> request.without(values.pick(List.of("Content-Type", "If-Match", "Authorization")));
            case 3, 4 -> request.with("Accept", values.pick(ACCEPTED));
            case 5 -> request.with("If-Match", values.pick(VERSIONS));
            case 6 ->
                random.nextBoolean()
                        ? request.with("Idempotency-Key", values.pick(KEYS))
                        : request.with("Authorization", values.pick(TOKENS));
            case 7 -> {
                String name = values.pick(List.of(
                        "If-Match",
                        "Idempotency-Key",
                        "Accept",
                        "Content-Type",
                        "X-Request-Id",
                        "Authorization",
                        "Host"));
                yield request.plus(name, request.header(name).orElse("x"))
                        .plus(name, values.pick(List.of("x", "y", "*", "")));
            }
            default -> {
                Header header = values.pick(HEADERS);
                yield random.nextInt(8) == 0
                        ? request.plus(header.name(), header.value())
                        : request.with(header.name(), header.value());
            }
        };
    }

    /** Of which a server cannot always tell where it ends. */
    private RawRequest misframed(RawRequest request) {
        Header frame = values.pick(FRAMES);
        RawRequest misframed = request.plus(frame.name(), frame.value()).cut();
        return random.nextInt(4) == 0 ? misframed.plus("Content-Length", "7") : misframed;
    }

    private String encoded(String value) {
        // An unpaired surrogate has no UTF-8, but its three bytes can be sent all the same.
        if (random.nextInt(20) == 0) {
            return "%ed%a0%80";
        }
        return random.nextInt(12) == 0 && !value.contains("\n")
                ? value.replace(" ", "+").replace("\r", "")
                : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
