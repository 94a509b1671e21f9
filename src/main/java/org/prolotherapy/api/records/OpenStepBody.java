package org.prolotherapy.api.records;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.StepRole;
import org.prolotherapy.knowledge.Volumes;
import org.prolotherapy.treatment.RecordTemplate;

/** What a template leaves open. Whoever sends the template back may leave it in: it is no part of a record. */
@Schema(name = "OpenStep")
public record OpenStepBody(
        @Nullable StepRole role,

        @NotNull @Size(max = 50) List<@NotNull @Size(min = 1, max = 100) String> sites,

        @NotNull @Size(max = 2) List<@NotNull Side> sides,

        @NotNull Range injectionsPerSide,

        @Nullable Volumes volumeMl,

        @NotNull @Size(min = 1, max = 100) String solution,

        @Nullable Concentrations concentrationPercent,

        @Size(min = 1, max = 200) @Nullable String guidance,

        @NotNull @Size(max = 10) List<@NotNull @Size(min = 1, max = 100) String> missing,

        @NotNull @Size(max = 10) List<@NotNull @Size(min = 1, max = 100) String> leastOf) {

    static OpenStepBody of(RecordTemplate.OpenStep step) {
        return new OpenStepBody(
                step.role(),
                step.sites(),
                step.sides(),
                step.injectionsPerSide(),
                step.volumeMl(),
                step.solution(),
                step.concentrationPercent(),
                step.guidance(),
                step.missing().stream().map(RecordTemplate.Member::code).toList(),
                step.leastOf().stream().map(RecordTemplate.Member::code).toList());
    }
}
