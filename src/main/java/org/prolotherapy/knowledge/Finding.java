package org.prolotherapy.knowledge;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/**
 * What a rule found in one case. {@link Knowledge#explain(Finding)} gives it the rule's words and sources.
 *
 * @param detail the case in words, one sentence; empty if the rule's own sentence says it all
 */
public record Finding(RuleId rule, String detail) {

    public static Finding of(RuleId rule) {
        return new Finding(rule, "");
    }

    /**
     * A rule could not be evaluated.
     *
     * @param missing each input that is missing, by the name of its field or in words; not empty
     */
    public static Finding notEvaluated(RuleId rule, Collection<String> missing) {
        return new Finding(
                RuleId.NOT_EVALUATED,
                "This concerns " + rule.code() + "; missing: "
                        + missing.stream().distinct().collect(joining(", ")) + ".");
    }
}
