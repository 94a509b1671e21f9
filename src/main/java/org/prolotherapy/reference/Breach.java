package org.prolotherapy.reference;

import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.platform.problem.Sentence;

/**
 * Something that what a clinic defines must not say.
 *
 * @param place the member that says it, with those around it before it: {@code phases/0/gapsDays/1}
 * @param reason what would be right, in words that follow the member's name
 * @param rule the rule that it is against; null if it names what there is not
 */
public record Breach(
        String place, Sentence reason, @Nullable RuleId rule) {}
