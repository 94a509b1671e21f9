package org.prolotherapy.api.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.api.reference.SolutionBody.ComponentBody;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Mixture;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.platform.problem.Problem;

/** A solution of the clinic's own. */
@Schema(name = "NewSolution")
record NewSolutionRequest(
        @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be small letters and digits, with dashes between")
        String code,

        @NotNull @Size(min = 1, max = 200) String display,

        @NotNull SolutionKind kind,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid ComponentBody> components) {

    /** @throws Problem {@code rule-violated} with everything that a clinic's solution must not say */
    Mixture toMixture(Knowledge knowledge) {
        return new SolutionBody(display, kind, components).toMixture(code, knowledge);
    }
}
