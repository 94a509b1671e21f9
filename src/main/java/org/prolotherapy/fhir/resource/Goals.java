package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionCare;

/** The fall of pain that is called important, as the goal of a course whose baseline is known. It is a threshold, no forecast. */
@Singleton
public class Goals implements PlanResources<Goal> {

    static final String TYPE = "Goal";

    private final Subjects subjects;
    private final Knowledge knowledge;
    private final ResponseSettings settings;

    Goals(Subjects subjects, Knowledge knowledge, ResponseSettings settings) {
        this.subjects = subjects;
        this.knowledge = knowledge;
        this.settings = settings;
    }

    /** Only where there was pain can it fall. */
    static boolean isKnownFor(TreatmentPlan plan) {
        return painOf(plan).signum() > 0;
    }

    /** Before the first session; 0 if it is not known either. */
    private static BigDecimal painOf(TreatmentPlan plan) {
        Baseline baseline = plan.details().baseline();
        return baseline == null || baseline.pain() == null
                ? BigDecimal.ZERO
                : baseline.pain().score();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return Set.of();
    }

    @Override
    public List<SearchParameter<Goal>> parameters() {
        return List.of(
                SearchParameter.code(
                        "lifecycle-status", goal -> goal.getLifecycleStatus().toCode()),
                SearchParameter.date(
                        "target-date",
                        (goal, zone) -> goal.getTarget().stream()
                                .flatMap(target -> Span.of((DateType) target.getDue(), zone).stream())
                                .findFirst()));
    }

    @Override
    public Stream<Goal> of(Chart chart) {
        TreatmentPlan plan = chart.plan();
        if (!isKnownFor(plan)) {
            return Stream.empty();
        }
        BigDecimal baseline = painOf(plan);
        BigDecimal target = baseline.subtract(BigDecimal.valueOf(settings.importantPoints()))
                .max(BigDecimal.ZERO);
        Goal goal = new Goal();
        goal.setId(Ids.of(plan));
        goal.setMeta(Ids.meta(chart));
        goal.setLifecycleStatus(status(plan.status()));
        goal.setDescription(Codes.text("Pain falls from " + baseline + " to " + target + " of 10 or less"));
        goal.setSubject(subjects.of(plan.patient()));
        goal.addAddresses(Ids.reference(Conditions.TYPE, Ids.of(plan)));
        GoalTargetComponent fall = goal.addTarget();
        fall.setMeasure(Codes.pain());
        fall.setDetail(Codes.score(target));
        plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .max(Comparator.comparing(TreatmentSession::number))
                .ifPresent(last -> fall.setDue(Dates.date(SessionCare.around(
                                last.date(),
                                last.regimen().severity(),
                                last.regimen().protocol(knowledge))
                        .improvementExpectedFrom())));
        goal.addNote(new Annotation()
                .setText("A fall of " + settings.importantPoints()
                        + " points is what this service is set to call important. It is a threshold and predicts nothing for"
                        + " this patient."));
        return Stream.of(goal);
    }

    private static GoalLifecycleStatus status(PlanStatus status) {
        return switch (status) {
            case DRAFT -> GoalLifecycleStatus.PROPOSED;
            case ACTIVE -> GoalLifecycleStatus.ACTIVE;
            case ON_HOLD -> GoalLifecycleStatus.ONHOLD;
            case COMPLETED -> GoalLifecycleStatus.COMPLETED;
            case CANCELLED -> GoalLifecycleStatus.CANCELLED;
        };
    }
}
