package org.prolotherapy.api.safety;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.safety.AdverseEventReview;
import org.prolotherapy.safety.AdverseEventReviews;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.SessionRecords;

/** Shows adverse events, each with the injection that it followed as it is known today. */
@Singleton
class AdverseEventViews {

    private final SessionRecords records;
    private final AdverseEventReviews reviews;
    private final Knowledge knowledge;
    private final Clinic clinic;

    AdverseEventViews(SessionRecords records, AdverseEventReviews reviews, Knowledge knowledge, Clinic clinic) {
        this.records = records;
        this.reviews = reviews;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    /** As many queries for many events as for one. */
    List<AdverseEventView> views(List<AdverseEvent> events) {
        Map<UUID, Injection> injections = records.injections(events.stream()
                .flatMap(event -> Stream.ofNullable(event.report().injectionId()))
                .toList());
        Map<UUID, AdverseEventReview> reviewed = reviews.byEvent(
                events.stream().map(AdverseEvent::planId).distinct().toList());
        return events.stream()
                .map(event -> {
                    UUID injectionId = event.report().injectionId();
                    return view(
                            event,
                            injectionId == null ? null : injections.get(injectionId),
                            reviewed.get(event.id()),
                            null);
                })
                .toList();
    }

    /** @param status of the plan after it, where that is told */
    AdverseEventView view(
            AdverseEvent event,
            @Nullable Injection injection,
            @Nullable AdverseEventReview review,
            @Nullable PlanStatus status) {
        AdverseEventReport report = event.report();
        NeedlePlacement placement = injection == null ? null : injection.current();
        return new AdverseEventView(
                event.id(),
                report.sessionNumber(),
                report.injectionId(),
                placement == null ? null : placement.site(),
                placement == null ? null : placement.side(),
                placement == null ? null : placement.solution(),
                report.kind(),
                report.seriousness(),
                report.suspected(),
                substances(report.suspected()),
                clinic.localTime(report.onsetAt()),
                report.temperatureCelsius(),
                report.pain(),
                report.notes(),
                knowledge.explain(event.actions()),
                event.stopsCourse(),
                review == null
                        ? null
                        : new AdverseEventView.Review(
                                review.reviewedBy(), review.conclusion(), clinic.localTime(review.recordedAt())),
                status,
                clinic.localTime(event.recordedAt()));
    }

    private List<String> substances(@Nullable String suspected) {
        return suspected == null
                ? List.of()
                : knowledge.componentsNamedBy(suspected).stream()
                        .map(Substance::code)
                        .toList();
    }
}
