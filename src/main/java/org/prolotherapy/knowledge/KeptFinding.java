package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept, in plain values. What is kept once is read for as long as its plan is, so a phrase that was ever
 * kept stays, and so do the names of its params.
 *
 * @param detail the case in English words, as it was kept before phrases were; null since
 * @param phrase null if there is no more to say than the rule does
 * @param params what the phrase is said of, by name
 */
public record KeptFinding(
        RuleId rule,
        @Nullable String detail,
        @Nullable Phrase phrase,
        @Nullable Map<String, Object> params) {

    private static final Pattern DATE = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])-[0-3]\\d");
    private static final String PHRASE = "phrase";
    private static final String PARAMS = "params";

    public static KeptFinding of(Finding finding) {
        Saying detail = finding.detail();
        return detail == null
                ? new KeptFinding(finding.rule(), null, null, null)
                : new KeptFinding(finding.rule(), null, detail.phrase(), plain(detail));
    }

    public static List<KeptFinding> of(Collection<Finding> findings) {
        return findings.stream().map(KeptFinding::of).toList();
    }

    public Finding finding() {
        if (phrase != null) {
            return new Finding(rule, saying(phrase, params == null ? Map.of() : params));
        }
        return detail == null || detail.isEmpty() ? Finding.of(rule) : new Finding(rule, Phrase.AS_WRITTEN.of(detail));
    }

    private static Map<String, Object> plain(Saying saying) {
        Map<String, Object> plain = new LinkedHashMap<>();
        saying.forEach((name, value) -> {
            if (value != null) {
                plain.put(name, plain(value));
            }
        });
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Saying saying) {
            return Map.of(PHRASE, saying.phrase().name(), PARAMS, plain(saying));
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(KeptFinding::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof BigDecimal number && number.scale() < 0) {
            return number.setScale(0);
        }
        return value instanceof Number ? value : value.toString();
    }

    private static Saying saying(Phrase phrase, Map<?, ?> params) {
        return phrase.of(
                phrase.params().stream().map(name -> value(params.get(name))).toArray());
    }

    private static @Nullable Object value(@Nullable Object plain) {
        if (plain instanceof Map<?, ?> saying && saying.get(PARAMS) instanceof Map<?, ?> params) {
            return saying(Phrase.valueOf(String.valueOf(saying.get(PHRASE))), params);
        }
        if (plain instanceof Collection<?> values) {
            return values.stream().map(KeptFinding::value).toList();
        }
        if (plain instanceof String text && DATE.matcher(text).matches()) {
            return LocalDate.parse(text);
        }
        // A number with decimals comes out of JSON as a double, whose text is again the decimal that was written.
        return plain instanceof Double number ? new BigDecimal(number.toString()) : plain;
    }
}
