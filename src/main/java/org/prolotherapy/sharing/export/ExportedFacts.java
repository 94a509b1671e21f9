package org.prolotherapy.sharing.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.prolotherapy.clinic.PlanFact;
import org.prolotherapy.clinic.PlanFacts;
import org.prolotherapy.plan.TreatmentPlan;

/** What is recorded under plans, in our own language: as the API shows it, and with the plan's id. */
public abstract class ExportedFacts<T extends PlanFact> extends ExportedViews {

    private final PlanFacts<T> facts;
    private final Function<List<T>, List<?>> views;
    private final JsonLines lines;

    /** @param views shows facts, each at its place */
    protected ExportedFacts(ExportType type, PlanFacts<T> facts, Function<List<T>, List<?>> views, JsonLines lines) {
        super(type);
        this.facts = facts;
        this.views = views;
        this.lines = lines;
    }

    @Override
    protected List<String> lines(List<TreatmentPlan> plans) {
        Map<UUID, List<T>> found =
                facts.ofPlans(plans.stream().map(TreatmentPlan::id).toList());
        List<T> all = plans.stream()
                .flatMap(plan -> found.getOrDefault(plan.id(), List.of()).stream())
                .toList();
        List<?> shown = views.apply(all);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            written.add(lines.line(all.get(i).planId(), shown.get(i)));
        }
        return written;
    }
}
