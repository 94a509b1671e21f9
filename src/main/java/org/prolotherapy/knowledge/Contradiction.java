package org.prolotherapy.knowledge;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cannot be, in words that follow the name of what was said: {@code needs at least one injection a side}. */
public final class Contradiction extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final String template;
    private final transient List<Object> values;

    /**
     * Says it in English.
     *
     * @param template a constant, with a name in braces for each value
     * @param values in the order of the names, of which each stands there once
     */
    Contradiction(String template, Object... values) {
        super(filled(template, List.of(values)));
        this.template = template;
        this.values = List.of(values);
    }

    private static String filled(String template, List<Object> values) {
        Iterator<Object> next = values.iterator();
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(next.next().toString()));
    }

    /** Its English words, with a name in braces for each value. */
    public String template() {
        return template;
    }

    /** In the order of the names in the template. */
    public List<Object> values() {
        return values;
    }
}
