package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.List;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.safety.SafetyCase;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Extension;
import org.prolotherapy.schedule.Schedule;

/**
 * The schedules that a course would have if it were planned otherwise; what was performed stays. Nothing is changed until
 * {@link TreatmentPlan#planAsProposed} takes one.
 */
public final class Proposals {

    private final TreatmentPlan plan;
    private final Now now;

    Proposals(TreatmentPlan plan, Now now) {
        this.plan = plan;
        this.now = now;
    }

    /**
     * If it started on another day.
     *
     * @throws PlanStateForbids once a session is performed, or the plan has ended
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if it does not fit
     */
    public Schedule startingOn(LocalDate start) {
        if (!plan.status().isOpen()) {
            throw new PlanStateForbids(
                    plan.status(), Sentence.of("The start of a course that has ended is not moved."));
        }
        if (plan.course().anyPerformed()) {
            throw new PlanStateForbids(
                    plan.status(), Sentence.of("The start is not moved once a session is performed."));
        }
        CourseRequest agreed = plan.courseRequest(now.knowledge());
        return proposed(agreed.withStartOn(start), plan.agreed().asNeededCounts());
    }

    /**
     * If it were planned anew.
     *
     * @throws PlanStateForbids if the plan is not one that is replanned
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if it does not fit
     */
    public Schedule of(CourseRequest request) {
        plan.require(PlanAction.REPLAN);
        Protocol planned = request.protocol();
        Regimen before = plan.regimen();
        boolean samePhases = planned.id().equals(before.protocolId()) && planned.version() == before.protocolVersion();
        return proposed(request, samePhases ? plan.agreed().asNeededCounts() : List.of());
    }

    /**
     * If it had one more session; a course that is completed gets one as needed.
     *
     * @throws PlanStateForbids if the plan is neither active nor completed
     * @throws org.prolotherapy.schedule.ScheduleNotFeasible if its protocol has no more, or none fits
     */
    public Schedule withOneMore() {
        plan.require(PlanAction.EXTEND);
        Extension extension = plan.status() == PlanStatus.COMPLETED
                ? Extension.ofEnded(
                        plan.agreed().requirement(now.knowledge()), now.calendar(), plan.history(), now.today())
                : plan.course().oneMore(now.knowledge(), now.calendar(), now.today());
        return extension.scheduleOrRefusal();
    }

    /**
     * The hard rules that the plan would break if it were planned like this, and that it does not break as it is: what was
     * wrong before does not stand against putting something else right.
     */
    public List<Finding> obstaclesTo(CourseRequest course, PlanDetails planned) {
        Knowledge knowledge = now.knowledge();
        List<Finding> broken = plan.safetyReview(knowledge).refusals();
        SafetyCase wanted = planned.safetyCase(
                plan.treated().conditions(knowledge),
                course.severity(),
                course.protocol(),
                plan.safety().answers(),
                plan.safety().hasConsent(),
                knowledge);
        return SafetyReview.of(wanted, knowledge).refusals().stream()
                .filter(finding -> !broken.contains(finding))
                .toList();
    }

    private Schedule proposed(CourseRequest request, List<Integer> asNeededCounts) {
        return Schedule.proposedFor(request, asNeededCounts, now.calendar(), plan.history());
    }
}
