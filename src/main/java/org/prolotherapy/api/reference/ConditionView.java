package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Coding;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.reference.Displays;

@Schema(name = "Condition")
record ConditionView(
        String code,
        String display,
        @Nullable String icd10,
        @Nullable List<Coding> codings,
        List<Region> regions,
        boolean osteoarthritis,
        List<String> sources) {

    static ConditionView of(Condition condition, Displays displays) {
        return new ConditionView(
                condition.code(),
                displays.of(condition),
                condition.icd10(),
                condition.codings(),
                condition.regions(),
                condition.osteoarthritis(),
                condition.sources());
    }
}
