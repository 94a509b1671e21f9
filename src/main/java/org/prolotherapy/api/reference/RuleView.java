package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.reference.Displays;

@Schema(name = "Rule")
record RuleView(String code, String display, Strength strength, List<String> sources) {

    static RuleView of(Rule rule, Displays displays) {
        return new RuleView(rule.id().code(), displays.of(rule), rule.strength(), rule.sources());
    }
}
