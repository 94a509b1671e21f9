package org.prolotherapy.api.plans;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prolotherapy.api.fees.FeeEstimateView;
import org.prolotherapy.api.safety.SafetyView;
import org.prolotherapy.api.safety.ScreeningBody;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.api.sessions.SessionViews;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimate;
import org.prolotherapy.fee.FeeEstimates;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.PlanDetails;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.treatment.PlanWarnings;

/** Shows plans as they are today, in the clinic's time zone. */
@Singleton
class PlanViews {

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final FeeEstimates fees;
    private final SessionViews sessions;
    private final PlanWarnings warnings;

    PlanViews(Knowledge knowledge, Clinic clinic, FeeEstimates fees, SessionViews sessions, PlanWarnings warnings) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.fees = fees;
        this.sessions = sessions;
        this.warnings = warnings;
    }

    PlanView view(TreatmentPlan plan) {
        return view(plan, fees.of(plan));
    }

    /** As many queries for the page as for one plan. */
    Page<ListedPlan> page(Page<TreatmentPlan> plans) {
        Map<UUID, FeeEstimate> estimates = fees.of(plans.items());
        Map<UUID, List<Finding>> warned = warnings.of(plans.items());
        return plans.map(plan -> view(
                plan, Objects.requireNonNull(estimates.get(plan.id())), Objects.requireNonNull(warned.get(plan.id()))));
    }

    /** What a list needs; what it leaves out is not asked for. */
    ListedPlan summary(TreatmentPlan plan) {
        Protocol protocol = plan.protocol(knowledge);
        return new PlanSummary(
                plan.id(),
                plan.version(),
                plan.status(),
                plan.life().statusReason(),
                plan.life().holdCause(),
                Patient.of(plan.patient()),
                plan.treated().condition(),
                plan.treated().conditionText(),
                CodingBody.of(plan.treated().conditionCoding()),
                plan.treated().laterality(),
                AreaBody.of(plan),
                plan.severity(),
                plan.startOn(),
                protocol.id(),
                protocol.version(),
                plan.details().solution(),
                plan.details().performer(),
                plan.details().externalId(),
                clinic.localTime(plan.createdAt()),
                clinic.localTime(plan.updatedAt()),
                PlanSummary.ScheduleSummary.of(
                        plan.course().schedule(knowledge, clinic.timeZone()), plan.sessions(), clinic.today()),
                PlanSummary.SafetySummary.of(
                        plan.safetyReview(knowledge), warnings.ofItself(plan).size()));
    }

    /** The same where it is known what the plan costs. */
    PlanView view(TreatmentPlan plan, FeeEstimate estimate) {
        return view(
                plan,
                estimate,
                Objects.requireNonNull(warnings.of(List.of(plan)).get(plan.id())));
    }

    private PlanView view(TreatmentPlan plan, FeeEstimate estimate, List<Finding> furtherWarnings) {
        Protocol protocol = plan.protocol(knowledge);
        PlanDetails details = plan.details();
        Schedule schedule = plan.course().schedule(knowledge, clinic.timeZone());
        SafetyCase safety = plan.safetyCase(knowledge);
        return new PlanView(
                plan.id(),
                plan.version(),
                plan.status(),
                plan.life().statusReason(),
                plan.life().holdCause(),
                plan.life().resumedBy(),
                Patient.of(plan.patient()),
                plan.treated().condition(),
                plan.treated().conditionText(),
                CodingBody.of(plan.treated().conditionCoding()),
                plan.treated().laterality(),
                AreaBody.of(plan),
                plan.severity(),
                plan.startOn(),
                protocol.id(),
                protocol.version(),
                details.solution(),
                details.concentrationPercent(),
                details.plannedLidocaineMg(),
                schedule.requirement().request().requestedSessionCount(),
                schedule.requirement().request().requestedSpacingDays(),
                details.performer(),
                details.weightKg(),
                details.patientAgeYears(),
                plan.screening()
                        .map(screening -> ScreeningBody.of(screening.answers(), clinic::localTime))
                        .orElse(null),
                BaselineBody.of(details.baseline()),
                details.externalId(),
                clinic.localTime(plan.createdAt()),
                clinic.localTime(plan.updatedAt()),
                ScheduleView.of(schedule, sessions.of(plan), knowledge),
                SafetyView.of(plan.safetyReview(safety, knowledge), safety.allergies(), furtherWarnings, knowledge),
                FeeEstimateView.of(estimate, knowledge, clinic::localTime),
                ReleasedView.unlessNone(plan.released()));
    }
}
