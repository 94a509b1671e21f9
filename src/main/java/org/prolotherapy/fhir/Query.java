package org.prolotherapy.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.Representation.Summary;
import org.prolotherapy.fhir.search.SearchParameter.Asked;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.Violations;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;

/**
 * What a query asks for, in parameters that FHIR has for every type, and in those of one type.
 *
 * @param asked parameters of the type; of several, each must be met
 * @param count the most resources on a page
 * @param accepted everything that is heeded, as it was given
 */
record Query(
        List<Asked> asked,
        Representation representation,
        int count,
        List<String> includes,
        List<String> reverseIncludes,
        @Nullable String cursor,
        Map<String, List<String>> accepted) {

    static final int MOST = 200;

    /** Some values are looked up one by one. */
    private static final int MOST_VALUES = 50;

    private static final String CURSOR = "cursor";

    /** Those for every request, whose answer is a resource. */
    private static final Set<String> ON_FORMAT = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Set<String> ON_SEARCH = Set.of("_count", "_include", "_revinclude", CURSOR);

    private static final Pattern UNESCAPED_COMMA = Pattern.compile("(?<!\\\\),");

    /** FHIR knows these, so it can be told why they are not heeded. */
    private static final Set<String> NOT_SUPPORTED = Set.of(
            "_sort",
            "_total",
            "_contained",
            "_containedType",
            "_has",
            "_list",
            "_query",
            "_filter",
            "_text",
            "_content",
            "_tag",
            "_profile",
            "_security",
            "_source");

    /**
     * Reads a query.
     *
     * @param names of the parameters that the type has; null for a read, which has none
     * @param lenient whether what is not known may be left out
     * @throws Problem {@code invalid-request} with all that is wrong, {@code not-supported} if only that
     */
    static Query of(Map<String, List<String>> given, @Nullable Set<String> names, boolean lenient) {
        Violations violations = new Violations(Violation.In.QUERY);
        // By name: a cursor belongs to what was asked, in whichever order it was.
        Map<String, List<String>> accepted = new TreeMap<>();
        List<Asked> asked = new ArrayList<>();
        given.forEach((name, values) -> {
            int colon = name.indexOf(':');
            String plain = colon < 0 ? name : name.substring(0, colon);
            boolean control = ON_FORMAT.contains(name) || (names != null && ON_SEARCH.contains(name));
            boolean ofType = names != null && names.contains(plain);
            if (!control && !ofType) {
                if (!lenient) {
                    violations.add(name, unknown(plain, names));
                }
                return;
            }
            for (String value : values) {
                Sentence flaw =
                        value.indexOf('\uFFFD') >= 0 ? Sentence.of("must be encoded in UTF-8") : Format.flawOf(value);
                if (flaw != null || value.isEmpty()) {
                    violations.add(name, flaw == null ? Sentence.of("must not be empty") : flaw);
                    return;
                }
            }
            accepted.put(name, values);
            if (values.stream().anyMatch(value -> alternatives(value).size() > MOST_VALUES)
                    || values.size() > MOST_VALUES) {
                violations.add(name, "must have at most {most} values", MOST_VALUES);
                return;
            }
            if (ofType) {
                values.forEach(value ->
                        asked.add(new Asked(name, colon < 0 ? "" : name.substring(colon + 1), alternatives(value))));
            }
        });
        Query query = new Query(
                asked,
                new Representation(
                        summary(accepted, violations),
                        elements(accepted, violations),
                        "true".equals(once(accepted, "_pretty", violations))),
                count(accepted, violations),
                accepted.getOrDefault("_include", List.of()),
                accepted.getOrDefault("_revinclude", List.of()),
                once(accepted, CURSOR, violations),
                accepted);
        violations.check();
        return query;
    }

    private static Sentence unknown(String name, @Nullable Set<String> names) {
        if (NOT_SUPPORTED.contains(name)) {
            return Sentence.of("is not supported");
        }
        return names == null
                ? Sentence.of("is not known; known here are {known}", sorted(ON_FORMAT))
                : Sentence.of(
                        "is not known; known here are {known} and those of every search; with the header Prefer:"
                                + " handling=lenient it is left out",
                        sorted(names));
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static List<String> alternatives(String value) {
        return UNESCAPED_COMMA
                .splitAsStream(value)
                .map(each -> each.replace("\\,", ",").replace("\\|", "|").replace("\\$", "$"))
                .toList();
    }

    private static @Nullable String once(Map<String, List<String>> given, String name, Violations violations) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(name, "must be given only once");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static Summary summary(Map<String, List<String>> given, Violations violations) {
        String text = once(given, "_summary", violations);
        Summary summary = text == null ? Summary.FALSE : Summary.parse(text);
        if (summary == null) {
            violations.add("_summary", "must be one of true, text, data, count, false");
            return Summary.FALSE;
        }
        return summary;
    }

    private static Set<String> elements(Map<String, List<String>> given, Violations violations) {
        String text = once(given, "_elements", violations);
        Set<String> elements = text == null ? Set.of() : Representation.elements(text);
        if (elements == null) {
            violations.add("_elements", "must be names of elements, separated by commas");
            return Set.of();
        }
        return elements;
    }

    private static int count(Map<String, List<String>> given, Violations violations) {
        String text = once(given, "_count", violations);
        Integer count = text == null ? Integer.valueOf(Page.DEFAULT_LIMIT) : Format.NUMBER.parse(text);
        if (count == null || count < 1 || count > MOST) {
            violations.add("_count", "must be a whole number from {min} to {max}", 1, MOST);
            return 1;
        }
        return count;
    }

    /**
     * By which a cursor knows the search that it belongs to, in whatever order its parameters came; whose patient it is about
     * stands in the cursor itself.
     */
    String fingerprint(String type) {
        List<String> values = new ArrayList<>(List.of(type));
        withoutPatient().forEach((name, given) -> {
            values.add(name);
            values.addAll(given);
        });
        return Cursor.filters("fhir", values.toArray());
    }

    /** The query that is answered, in the form of an address. */
    String self() {
        return text(accepted);
    }

    /** The query of the next page. A patient's identifier stays out of it, however the first was asked for. */
    String next(Cursor after) {
        Map<String, List<String>> query = new LinkedHashMap<>(withoutPatient());
        query.put(CURSOR, List.of(after.toString()));
        return text(query);
    }

    private Map<String, List<String>> withoutPatient() {
        Map<String, List<String>> others = new LinkedHashMap<>(accepted);
        others.keySet().removeIf(name -> name.equals(CURSOR) || isPatient(name));
        return others;
    }

    static boolean isPatient(String name) {
        return name.matches("(?:patient|subject)(?::.*)?");
    }

    private static String text(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
