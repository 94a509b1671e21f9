package org.prolotherapy.api.records;

import jakarta.inject.Singleton;
import java.util.List;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedViews;
import org.prolotherapy.sharing.export.JsonLines;
import org.prolotherapy.treatment.SessionRecords;
import org.prolotherapy.treatment.SessionRecords.WithSameDays;

/** Every record of a session, those included that were voided, as the API shows them. */
@Singleton
class ExportedRecords extends ExportedViews {

    private final SessionRecords records;
    private final RecordViews views;
    private final JsonLines lines;

    ExportedRecords(SessionRecords records, RecordViews views, JsonLines lines) {
        super(ExportType.SESSION_RECORD);
        this.records = records;
        this.views = views;
        this.lines = lines;
    }

    @Override
    protected List<String> lines(List<TreatmentPlan> plans) {
        WithSameDays found =
                records.withSameDays(plans.stream().map(TreatmentPlan::id).toList());
        return plans.stream()
                .flatMap(plan -> found.ofPlans().getOrDefault(plan.id(), List.of()).stream()
                        .map(record -> views.view(plan, record, found.ofTheSameDay(record))))
                .map(lines::line)
                .toList();
    }
}
