package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Strength;

@Schema(
        name = "AftercareInstruction",
        description =
                "One thing that the patient is told, with its rule and sources. Both ends of its days belong to it.")
public record InstructionView(
        @Schema(ref = "RuleCode", required = true) String rule,

        @Schema(
                description = "The rule in words and what it means for this session.",
                examples = "The patient rests for 1–2 days after a session. Rest through 2027-01-06.",
                required = true)
        String statement,

        @Schema(
                description = "The first day that it is for. Absent if it is not for certain days.",
                examples = "2027-01-04")
        @Nullable
        LocalDate from,

        @Schema(description = "The last day that it is for. Absent if it has none.", examples = "2027-01-06") @Nullable
        LocalDate to,

        @Schema(required = true) Strength strength,

        @Schema(description = "Codes of the sources, of /v1/sources. OURS marks what no text says.", required = true)
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
