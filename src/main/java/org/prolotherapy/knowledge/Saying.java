package org.prolotherapy.knowledge;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A phrase and what it is said of, in no language yet.
 *
 * @param values in the order of the phrase's {@link Phrase#params() params}; null for what a case does not have
 */
public record Saying(Phrase phrase, List<@Nullable Object> values) {

    public Saying {
        if (values.size() != phrase.params().size()) {
            throw new IllegalArgumentException(phrase + " is said of " + phrase.params());
        }
    }

    static Saying of(Phrase phrase, @Nullable Object... values) {
        return new Saying(phrase, Collections.unmodifiableList(Arrays.asList(values.clone())));
    }

    /** A field that a caller may send, by its name. */
    public static Saying field(String name) {
        return Phrase.FIELD.of(name);
    }

    /** Goes through what it is said of, by name. */
    public void forEach(BiConsumer<String, @Nullable Object> action) {
        for (int i = 0; i < values.size(); i++) {
            action.accept(phrase.params().get(i), values.get(i));
        }
    }
}
