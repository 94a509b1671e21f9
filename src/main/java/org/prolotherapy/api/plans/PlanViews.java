package org.prolotherapy.api.plans;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prolotherapy.api.fees.FeeEstimateView;
import org.prolotherapy.api.schedules.BookingView;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimate;
import org.prolotherapy.fee.FeeEstimates;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.PlanDetails;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.SessionStatus;

/** Shows plans as they are today, in the clinic's time zone. */
@Singleton
class PlanViews {

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final FeeEstimates fees;

    PlanViews(Knowledge knowledge, Clinic clinic, FeeEstimates fees) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.fees = fees;
    }

    PlanView view(TreatmentPlan plan) {
        return view(plan, fees.of(plan));
    }

    /** As many queries for the page as for one plan. */
    Page<PlanView> page(Page<TreatmentPlan> plans) {
        Map<UUID, FeeEstimate> estimates = fees.of(plans.items());
        return plans.map(plan -> view(plan, Objects.requireNonNull(estimates.get(plan.id()))));
    }

    /** The same where it is known what the plan costs. */
    PlanView view(TreatmentPlan plan, FeeEstimate estimate) {
        Protocol protocol = plan.protocol(knowledge);
        PlanDetails details = plan.details();
        Schedule schedule = plan.schedule(knowledge, clinic.timeZone());
        return new PlanView(
                plan.id(),
                plan.version(),
                plan.status(),
                plan.statusReason().orElse(null),
                plan.holdCause().orElse(null),
                plan.resumedBy().orElse(null),
                Patient.of(plan.patient()),
                plan.conditionCode(),
                plan.laterality(),
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
                plan.screening()
                        .map(screening -> ScreeningBody.of(screening.answers(), clinic::localTime))
                        .orElse(null),
                BaselineBody.of(details.baseline()),
                details.externalId(),
                clinic.localTime(plan.createdAt()),
                clinic.localTime(plan.updatedAt()),
                ScheduleView.of(schedule, sessions(plan), knowledge),
                SafetyView.of(SafetyReview.of(plan.safetyCase(knowledge), knowledge), knowledge),
                FeeEstimateView.of(estimate, knowledge, clinic::localTime),
                ReleasedView.unlessNone(plan.released()));
    }

    List<SessionView> sessions(TreatmentPlan plan) {
        return plan.sessions().stream().map(this::session).toList();
    }

    SessionChangeView sessionChange(ChangedPlan<TreatmentPlan> changed, int number) {
        TreatmentPlan plan = changed.plan();
        return new SessionChangeView(
                session(plan.existingSession(number)),
                changed.moved().stream().map(SessionChangeView.Moved::of).toList(),
                ReleasedView.of(plan.released()),
                plan.status(),
                ScheduleView.of(plan.schedule(knowledge, clinic.timeZone()), sessions(plan), knowledge));
    }

    SessionView session(TreatmentSession session) {
        LocalDate today = clinic.today();
        Regimen regimen = session.regimen();
        return SessionView.of(
                session.id(),
                session.scheduled(),
                session.timingOn(today).map(Timing::name).orElse(null),
                session.performer().orElse(null),
                session.status() == SessionStatus.BOOKED
                        ? session.booking().map(PlanViews::booking).orElse(null)
                        : null,
                regimen.severity(),
                regimen.protocol(knowledge).timings());
    }

    private static BookingView booking(Booking booking) {
        return new BookingView(booking.startsAtLocal(), booking.timeZone(), booking.room());
    }
}
