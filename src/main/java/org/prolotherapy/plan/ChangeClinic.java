package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;

/** Changes the clinic's settings, and derives the schedules of all active plans again from its new calendar. */
@ApplicationScoped
public class ChangeClinic {

    private final Clinic clinic;
    private final ChangePlan changePlan;

    ChangeClinic(Clinic clinic, ChangePlan changePlan) {
        this.clinic = clinic;
        this.changePlan = changePlan;
    }

    /** Takes the settings, and gives back the plans that they changed. */
    public List<ChangedPlan<TreatmentPlan>> to(ClinicProfile profile) {
        boolean calendarStays = clinic.calendar().equals(profile.calendar());
        clinic.change(profile);
        return calendarStays ? List.of() : changePlan.followCalendar(profile.calendar(), Revision.of("clinic-change"));
    }
}
