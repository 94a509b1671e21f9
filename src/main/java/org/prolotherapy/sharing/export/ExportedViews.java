package org.prolotherapy.sharing.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.TreatmentPlan;

/** One type in our own language, as the API shows it. */
public abstract class ExportedViews implements Exported {

    private final ExportType type;

    protected ExportedViews(ExportType type) {
        this.type = type;
    }

    @Override
    public final ExportFormat format() {
        return ExportFormat.JSON;
    }

    @Override
    public final Set<String> types() {
        return Set.of(type.name());
    }

    @Override
    public final Map<String, List<String>> lines(
            Set<String> wanted, List<TreatmentPlan> plans, @Nullable Instant since) {
        return Map.of(type.name(), lines(plans));
    }

    /** What these plans have of the type. */
    protected abstract List<String> lines(List<TreatmentPlan> plans);
}
