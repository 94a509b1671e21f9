package org.prolotherapy.api.sessions;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.BookingView;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;

/** Shows sessions as they are today, in the clinic's time zone. */
@Singleton
public class SessionViews {

    private final Knowledge knowledge;
    private final Clinic clinic;

    SessionViews(Knowledge knowledge, Clinic clinic) {
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    /** All of a plan, in the order of their numbers. */
    public List<SessionView> of(TreatmentPlan plan) {
        return plan.sessions().stream().map(this::of).toList();
    }

    SessionChangeView change(ChangedPlan<TreatmentPlan> changed, int number) {
        TreatmentPlan plan = changed.plan();
        TreatmentSession session = plan.course().existing(number);
        return new SessionChangeView(
                of(session),
                changed.moved().stream().map(SessionChangeView.Moved::of).toList(),
                ReleasedView.of(plan.released()),
                knowledge.explain(session.holdWarnings(knowledge, clinic.today())),
                plan.status(),
                ScheduleView.of(plan.course().schedule(knowledge, clinic.timeZone()), of(plan), knowledge));
    }

    SessionView of(TreatmentSession session) {
        LocalDate today = clinic.today();
        Regimen regimen = session.regimen();
        return SessionView.of(
                session.id(),
                session.scheduled(),
                session.timingOn(today).map(Timing::name).orElse(null),
                session.performer().orElse(null),
                bookingOf(session),
                regimen.severity(),
                regimen.protocol(knowledge),
                session.plan().safety().decidedHold(clinic.timeZone()).orElse(null));
    }

    /** When it is booked; null unless it is. */
    public static @Nullable BookingView bookingOf(TreatmentSession session) {
        return session.status() == SessionStatus.BOOKED
                ? session.booking().map(SessionViews::booking).orElse(null)
                : null;
    }

    private static BookingView booking(Booking booking) {
        return new BookingView(booking.startsAtLocal(), booking.timeZone(), booking.room());
    }
}
