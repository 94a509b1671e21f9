package org.prolotherapy.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is shown: every rationale, note, warning, deviation and reason of a refusal is one of these.
 *
 * @param rule the id of the rule
 * @param statement the rule in words and what it found in this case
 * @param params the figures of the statement by name: numbers, texts, lists of these; null if it has none
 * @param strength what follows from it
 * @param sources codes of the sources
 */
public record Explanation(
        String rule, String statement, @Nullable Map<String, Object> params, Strength strength, List<String> sources) {}
