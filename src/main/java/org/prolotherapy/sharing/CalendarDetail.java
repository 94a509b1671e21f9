package org.prolotherapy.sharing;

/** How much a calendar says: calendars are shared, and lie on servers of others. */
public enum CalendarDetail {
    /** When and where there is an appointment, and not what for. */
    APPOINTMENTS,
    /** Which session of the course it is, and the medication hold before it. */
    COURSE
}
