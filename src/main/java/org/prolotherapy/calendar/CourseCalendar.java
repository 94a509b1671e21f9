package org.prolotherapy.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.SessionView;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.sharing.CalendarDetail;

/**
 * A course as a calendar.
 *
 * <p>A visit that is booked has its time, in UTC: it is one moment, whatever a calendar's own table of time zones says, also
 * where the clocks go back and a local time comes twice. Where they go forward nothing is booked at a time that does not
 * exist. A session that is only planned lasts its target day and is tentative. What was missed or cancelled stays, as
 * cancelled: a calendar that no longer finds an event may keep it. The time stamps are those of the plan, so that the same
 * version makes the same text.
 */
final class CourseCalendar {

    private static final String PRODUCT = "-//prolotherapy.org//Treatment planning//EN";
    private static final String APPOINTMENT = "Appointment";
    private static final Duration ONE_DAY_BEFORE =
            Duration.builder().prior(true).days(1).build();
    private static final Duration TWELVE_HOURS = Duration.builder().hours(12).build();

    private final TreatmentPlan plan;
    private final CalendarDetail detail;
    private final Date changedAt;
    private final ICalendar calendar = new ICalendar();

    private CourseCalendar(TreatmentPlan plan, CalendarDetail detail) {
        this.plan = plan;
        this.detail = detail;
        this.changedAt = Date.from(plan.updatedAt());
    }

    /**
     * The text of the calendar, as RFC 5545 writes it. It has no METHOD: it is no invitation, and asks for no answer.
     *
     * @param sessions the plan's sessions as they are shown today
     */
    static String of(TreatmentPlan plan, List<SessionView> sessions, CalendarDetail detail) {
        CourseCalendar course = new CourseCalendar(plan, detail);
        course.calendar.setProductId(PRODUCT);
        // RFC 7986 wants its type named.
        course.calendar.setRefreshInterval(TWELVE_HOURS).setParameter("VALUE", "DURATION");
        course.calendar.setName(detail == CalendarDetail.COURSE ? "Prolotherapy" : "Appointments");
        sessions.forEach(course::add);
        return Biweekly.write(course.calendar).go();
    }

    private void add(SessionView shown) {
        TreatmentSession session = plan.course().existing(shown.number());
        calendar.addEvent(visit(session));
        MedicationHold hold = shown.medicationHold();
        if (detail == CalendarDetail.COURSE) {
            calendar.addEvent(hold == null ? endedHold(session) : hold(session, hold));
        }
    }

    private VEvent visit(TreatmentSession session) {
        VEvent event = event(session, "");
        Booking booking = timeOf(session);
        if (booking == null) {
            during(event, session.date(), session.date());
            event.setTransparency(true);
        } else {
            event.setDateStart(Date.from(booking.startsAt()), true);
            event.setDateEnd(Date.from(booking.endsAt()), true);
            event.setTransparency(false);
            if (booking.room() != null) {
                event.setLocation(booking.room());
            }
        }
        event.setStatus(statusOf(session.status()));
        event.setSummary(summaryOf(session));
        if (session.status() == SessionStatus.BOOKED) {
            event.addAlarm(VAlarm.display(new Trigger(ONE_DAY_BEFORE, Related.START), summaryOf(session)));
        }
        return event;
    }

    /** The hold before a session that has taken place or is to come. Nobody is told to stop anything. */
    private VEvent hold(TreatmentSession session, MedicationHold hold) {
        VEvent event = event(session, "-hold");
        during(event, hold.from(), hold.to());
        event.setTransparency(true);
        event.setStatus(statusOf(session.status()));
        event.setSummary("Medication hold before session " + session.number());
        event.setDescription(
                "These days are without anti-inflammatories and anticoagulants only where your prescriber has"
                        + " said so. Ask before you leave out any medicine.");
        return event;
    }

    /** The hold of a session that does not take place: what a calendar has of it is taken back. */
    private VEvent endedHold(TreatmentSession session) {
        VEvent event = event(session, "-hold");
        during(event, session.date(), session.date());
        event.setTransparency(true);
        event.setStatus(Status.cancelled());
        event.setSummary("Medication hold before session " + session.number());
        return event;
    }

    /** The same UID for good: a session keeps its number, whatever is done with it. */
    private VEvent event(TreatmentSession session, String suffix) {
        VEvent event = new VEvent();
        event.setUid(plan.id() + "-" + session.number() + suffix + "@prolotherapy.org");
        event.setDateTimeStamp(changedAt);
        event.setLastModified(changedAt);
        event.setSequence(Math.toIntExact(plan.version()));
        return event;
    }

    /** The time of a visit; null where a day is all that is known. */
    private static @Nullable Booking timeOf(TreatmentSession session) {
        return session.booking()
                .filter(booking -> booking.day().equals(session.date()))
                .orElse(null);
    }

    private static Status statusOf(SessionStatus status) {
        return switch (status) {
            case PLANNED -> Status.tentative();
            case BOOKED, PERFORMED -> Status.confirmed();
            case MISSED, CANCELLED -> Status.cancelled();
        };
    }

    private String summaryOf(TreatmentSession session) {
        return detail == CalendarDetail.COURSE ? "Prolotherapy, session " + session.number() : APPOINTMENT;
    }

    /** Whole days, both inclusive; iCalendar's end is the day after. */
    private static void during(VEvent event, LocalDate from, LocalDate to) {
        event.setDateStart(new DateStart(asWritten(from), false));
        event.setDateEnd(new DateEnd(asWritten(to.plusDays(1)), false));
    }

    /** The library writes a day as this machine's own time zone has it. */
    private static Date asWritten(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneId.systemDefault()).toInstant();
        return Date.from(start);
    }
}
