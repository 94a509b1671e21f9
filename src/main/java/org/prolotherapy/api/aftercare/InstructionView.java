package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Strength;

@Schema(name = "AftercareInstruction")
public record InstructionView(
        @Schema(ref = "RuleCode") String rule,

        String statement,

        @Nullable LocalDate from,

        @Nullable LocalDate to,

        Strength strength,

        List<String> sources) {

    static InstructionView of(Instruction instruction, Knowledge knowledge) {
        Explanation explanation = knowledge.explain(instruction.finding());
        return new InstructionView(
                explanation.rule(),
                explanation.statement(),
                instruction.from(),
                instruction.to(),
                explanation.strength(),
                explanation.sources());
    }
}
