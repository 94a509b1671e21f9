package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.TreatmentPlan;

/** What is treated in the same sessions beside a plan's condition. */
@Schema(name = "Area")
public record AreaBody(
        @NotNull @Size(min = 1, max = 100) String condition,

        @NotNull Laterality laterality) {

    Area toArea() {
        return new Area(condition, laterality);
    }

    /** Those of a plan; null if it has none. */
    static @Nullable List<AreaBody> of(TreatmentPlan plan) {
        return plan.treated().beside().isEmpty()
                ? null
                : plan.treated().beside().stream()
                        .map(area -> new AreaBody(area.condition(), area.laterality()))
                        .toList();
    }
}
