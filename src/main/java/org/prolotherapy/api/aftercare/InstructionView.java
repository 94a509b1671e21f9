package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.platform.web.Phrasebook;

@Schema(name = "AftercareInstruction")
public record InstructionView(
        @Schema(ref = "RuleCode") String rule,

        String statement,

        @Nullable LocalDate from,

        @Nullable LocalDate to,

        Strength strength,

        List<String> sources) {

    /** As the rules say it, which are written in English; in other languages as the patient is spoken to. */
    static InstructionView of(Instruction instruction, Knowledge knowledge, Phrasebook phrases) {
        Explanation explanation = knowledge.explain(instruction.finding());
        return new InstructionView(
                explanation.rule(),
                phrases.isDefault() ? explanation.statement() : new Wording(phrases).statement(instruction),
                instruction.from(),
                instruction.to(),
                explanation.strength(),
                explanation.sources());
    }
}
