package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.feed.Happening;

/** Changes the clinic's settings, and derives the schedules of all active plans again from its new calendar. */
@ApplicationScoped
public class ChangeClinic {

    private final Clinic clinic;
    private final ChangePlan changePlan;
    private final Feed feed;

    ChangeClinic(Clinic clinic, ChangePlan changePlan, Feed feed) {
        this.clinic = clinic;
        this.changePlan = changePlan;
        this.feed = feed;
    }

    /** Takes the settings, and gives back the plans that they changed. */
    public List<ChangedPlan<TreatmentPlan>> to(ClinicProfile profile) {
        boolean calendarStays = clinic.calendar().equals(profile.calendar());
        clinic.change(profile);
        feed.publish(Happening.toClinic(clinic.version()));
        return calendarStays ? List.of() : changePlan.followCalendar(profile.calendar(), Revision.of("clinic-change"));
    }
}
