package org.prolotherapy.api.plans;

import jakarta.inject.Singleton;
import java.util.List;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedViews;
import org.prolotherapy.sharing.export.JsonLines;

/** Plans as {@code GET /v1/treatment-plans/{id}} shows them. */
@Singleton
class ExportedPlans extends ExportedViews {

    private final PlanViews views;
    private final JsonLines lines;

    ExportedPlans(PlanViews views, JsonLines lines) {
        super(ExportType.TREATMENT_PLAN);
        this.views = views;
        this.lines = lines;
    }

    @Override
    protected List<String> lines(List<TreatmentPlan> plans) {
        return views.page(new Page<>(plans, null)).items().stream()
                .map(lines::line)
                .toList();
    }
}
