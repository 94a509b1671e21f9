package org.prolotherapy.knowledge;

/**
 * What a rule found in one case. {@link Knowledge#explain(Finding)} gives it the rule's words and sources.
 *
 * @param detail the case in words, one sentence; empty if the rule's own sentence says it all
 */
public record Finding(RuleId rule, String detail) {

    public static Finding of(RuleId rule) {
        return new Finding(rule, "");
    }
}
