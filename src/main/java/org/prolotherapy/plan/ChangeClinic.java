package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.schedule.Released;

/** Changes the clinic's settings, and derives the schedules of all active plans again from its new calendar. */
@ApplicationScoped
public class ChangeClinic {

    private final Clinic clinic;
    private final TreatmentPlans plans;
    private final Knowledge knowledge;
    private final TimeOrderedIds ids;

    ChangeClinic(Clinic clinic, TreatmentPlans plans, Knowledge knowledge, TimeOrderedIds ids) {
        this.clinic = clinic;
        this.plans = plans;
        this.knowledge = knowledge;
        this.ids = ids;
    }

    /** What a change of the settings did to one plan. */
    public record Effect(UUID planId, List<Change> changes, List<Released> released) {}

    /** Takes the settings, and says which plans they changed. */
    public List<Effect> to(ClinicProfile profile) {
        boolean calendarStays = clinic.calendar().equals(profile.calendar());
        clinic.change(profile);
        List<Effect> effects = new ArrayList<>();
        if (calendarStays) {
            return effects;
        }
        for (TreatmentPlan plan : plans.activeForChange()) {
            PlanSnapshot before = plans.snapshot(plan);
            plan.rederiveSchedule(knowledge, profile.calendar(), ids);
            if (!before.equals(plans.snapshot(plan))) {
                plan.touch(clinic.now());
                effects.add(new Effect(
                        plan.id(), plans.write(plan, before, Revision.of("clinic-change")), plan.released()));
            }
        }
        return effects;
    }
}
