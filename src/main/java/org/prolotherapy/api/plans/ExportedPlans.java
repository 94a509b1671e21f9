package org.prolotherapy.api.plans;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.Exported;
import org.prolotherapy.sharing.export.JsonLines;

/** Plans as {@code GET /v1/treatment-plans/{id}} shows them. */
@Singleton
class ExportedPlans implements Exported {

    private final PlanViews views;
    private final JsonLines lines;

    ExportedPlans(PlanViews views, JsonLines lines) {
        this.views = views;
        this.lines = lines;
    }

    @Override
    public ExportFormat format() {
        return ExportFormat.JSON;
    }

    @Override
    public Set<String> types() {
        return Set.of(ExportType.TREATMENT_PLAN.name());
    }

    @Override
    public List<String> lines(String type, List<TreatmentPlan> plans, @Nullable Instant since) {
        return views.page(new Page<>(plans, null)).items().stream()
                .map(lines::line)
                .toList();
    }
}
