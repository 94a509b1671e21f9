package org.prolotherapy.protocol;

import java.util.Locale;

/** The rules that this service applies. What each says, and where it comes from, is in the knowledge files. */
public enum RuleId {
    // The schedule
    SESSION_COUNT_BY_SEVERITY,
    SESSION_COUNT_REQUESTED,
    SESSION_COUNT_RANGE,
    SESSIONS_NOT_INJECTIONS,
    REGENERATION_BY_SEVERITY,
    SPACING_FOLLOWS_REGENERATION,
    SPACING_REQUESTED,
    SPACING_FIXED,
    SPACING_RANGE,
    TRIAL_PROTOCOL,
    SIX_MONTH_CAP,
    SPAN_FLOOR,
    WORKING_DAYS,
    NO_WORKING_DAY_IN_WINDOW,
    START_WITHIN_A_MONTH,
    STEP_OVER_CLOSURES,
    INTERVAL_EXCEEDED,
    RESCHEDULED_OUTSIDE_WINDOW,
    MEDICATION_HOLD,
    REST_AFTER_SESSION,
    EXPECTED_REACTION,
    PROLONGED_REACTION,
    IMPROVEMENT_EXPECTED,
    REVIEW_AFTER_A_WEEK,

    // What a plan may contain
    SOLUTION_OF_PROTOCOL,
    CONCENTRATION_RANGE,
    NO_CORTICOSTEROID,
    LIDOCAINE_CEILING,

    // The patient's safety
    SCREENING_UNANSWERED,
    INFECTION_AT_SITE,
    ANTICOAGULANTS,
    ALLERGY_TO_COMPONENT,
    ALLERGY_UNMATCHED,
    ANTI_INFLAMMATORIES,
    OSTEOARTHRITIS_NOT_MILD,
    EXAMINATION_BEFORE_SITES,
    CONSENT,
    NOT_EVALUATED,

    // Bookings
    OPENING_HOURS,
    SLOTS_ON_THE_HALF_HOUR,
    LOCAL_TIME_EXISTS,
    BOOKING_AHEAD,
    BOOKING_IN_WINDOW,
    SLOT_IS_FREE,
    ROOM_OF_CLINIC,
    PERFORMER_QUALIFICATION,

    // What was done, against what was planned
    PLAN_NOT_ACTIVE,
    SESSION_NOT_LIVE,
    PERFORMED_OUTSIDE_WINDOW,
    PERFORMED_ON_CLOSED_DAY,
    INJECTIONS_PER_SESSION,
    SITE_OUTSIDE_CONDITION,
    SIDE_OUTSIDE_LATERALITY,
    CONCENTRATION_NOT_PLANNED,

    // What it costs
    FEES_PER_SESSION,
    FEES_BY_YEAR,
    FEES_BY_CURRENCY,
    FEE_YEAR_MISSING;

    /** The id as callers and the knowledge files write it: {@code six-month-cap}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
