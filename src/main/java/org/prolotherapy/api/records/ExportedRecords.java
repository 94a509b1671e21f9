package org.prolotherapy.api.records;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.Exported;
import org.prolotherapy.sharing.export.JsonLines;
import org.prolotherapy.treatment.SessionRecords;
import org.prolotherapy.treatment.SessionRecords.WithSameDays;

/** Every record of a session, those included that were voided, as the API shows them. */
@Singleton
class ExportedRecords implements Exported {

    private final SessionRecords records;
    private final RecordViews views;
    private final JsonLines lines;

    ExportedRecords(SessionRecords records, RecordViews views, JsonLines lines) {
        this.records = records;
        this.views = views;
        this.lines = lines;
    }

    @Override
    public ExportFormat format() {
        return ExportFormat.JSON;
    }

    @Override
    public Set<String> types() {
        return Set.of(ExportType.SESSION_RECORD.name());
    }

    @Override
    public List<String> lines(String type, List<TreatmentPlan> plans, @Nullable Instant since) {
        WithSameDays found =
                records.withSameDays(plans.stream().map(TreatmentPlan::id).toList());
        return plans.stream()
                .flatMap(plan -> found.ofPlans().getOrDefault(plan.id(), List.of()).stream()
                        .map(record -> views.view(plan, record, found.ofTheSameDay(record))))
                .map(lines::line)
                .toList();
    }
}
