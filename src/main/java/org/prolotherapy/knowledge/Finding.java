package org.prolotherapy.knowledge;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found in one case. {@link Knowledge#explain(Finding)} gives it the rule's words and sources.
 *
 * @param detail the case; null if the rule's own sentence says it all
 */
public record Finding(RuleId rule, @Nullable Saying detail) {

    public static Finding of(RuleId rule) {
        return new Finding(rule, null);
    }

    /**
     * A rule could not be evaluated.
     *
     * @param missing each input that is missing; not empty
     */
    public static Finding notEvaluated(RuleId rule, Collection<Saying> missing) {
        return new Finding(
                RuleId.NOT_EVALUATED,
                Phrase.NOT_EVALUATED.of(rule.code(), missing.stream().distinct().toList()));
    }
}
