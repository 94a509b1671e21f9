package org.prolotherapy.knowledge;

import java.util.List;

/**
 * A rule that this service applies.
 *
 * @param sentence the rule in words
 * @param strength what follows when it is not met
 * @param sources codes of the sources; {@code OURS} marks what no text says
 */
public record Rule(RuleId id, String sentence, Strength strength, List<String> sources) {

    public Rule {
        sources = List.copyOf(sources);
    }
}
