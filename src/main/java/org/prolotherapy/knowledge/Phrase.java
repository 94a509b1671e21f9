package org.prolotherapy.knowledge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a case: a sentence, or a part of one that stands in several or many times. Here is only what it names; the
 * words are the same for every case, and stand in a catalogue for each language.
 */
public enum Phrase {
    // The schedule
    COUNT_REQUESTED("sessions", "range"),
    COUNT_PUBLISHED("sessions", "range"),
    COUNT_BY_SEVERITY("severity", "sessions", "range"),
    COUNT_OUTSIDE_RANGE("protocol", "range", "sessions"),
    COUNT_BELOW_PERFORMED("performed"),
    COUNT_CLAMPED("sessions", "placed"),
    COUNT_OF_SEVERITY_CLAMPED("severity", "sessions", "placed"),
    REGENERATION("severity", "days"),
    SPACING("days"),
    SPACING_REQUESTED("days", "ranges"),
    SPACING_OUTSIDE_RANGE("protocol", "ranges", "days"),
    SPACING_OF_ONE_SESSION("protocol", "days"),
    DEADLINE("deadline"),
    USUAL_INJECTIONS("range"),
    SESSIONS_THAT_FIT("placed", "sessions", "from", "spacingDays"),
    SESSIONS_LOST("lost", "since"),
    SESSION_LOST_BY_MOVE("deadline"),
    COURSE_RUNS("from", "to"),
    COURSE_MAY_TAKE_UNTIL("from", "to"),
    CLOSED_WHEN_WANTED("from", "to"),
    INTERVAL_EXCEEDED("session", "wanted", "from"),
    OUTSIDE_ITS_WINDOW("session", "date", "earliest", "latest"),
    NO_SESSION_TO_FOLLOW,
    NO_SESSIONS_AS_NEEDED("protocol"),
    NO_MORE_SESSIONS("protocol", "sessions"),
    ONE_MORE_DOES_NOT_FIT("wanted", "deadline"),

    // Moving and booking a session
    CLOSED_ON("date"),
    TODAY("today"),
    SESSION_NOT_BEFORE("session", "date"),
    NEXT_SESSION_STAYS("session", "date", "days", "moved"),
    ITS_WINDOW("earliest", "latest"),
    OPEN_HOURS("hours", "visitMinutes"),
    HOURS("opens", "closes"),
    NO_SUCH_TIME("timeZone", "time"),
    PERFORMER_UNKNOWN,
    PERFORMER_NOT_NAMED("performer"),
    PERFORMERS_BEYOND_TEXTS("performers"),
    PERFORMER_WITH_QUALIFICATION("performer", "qualification"),
    ROOM_UNKNOWN,
    ANOTHER_VISIT,
    ANOTHER_VISIT_OF_PATIENT,

    // What a plan contains
    SOLUTION_NOT_OF_PROTOCOL("protocol", "solutions", "solution"),
    CONCENTRATIONS_OF_SOLUTION("solution", "minPercent", "maxPercent"),
    NEVER_ACCEPTED("solution"),
    DOSE_ABOVE_CEILING("dose", "weightKg"),
    DOSES_ABOVE_CEILING("doses", "weightKg", "percent"),
    DOSE("mg", "agent", "ceilingMg"),
    DOSE_WITH_ADRENALINE("mg", "agent", "ceilingMg"),
    DOSES_OF_ALL_RECORDS("ceiling", "records"),
    DOSES_OF_OTHER_PLANS("dates", "ceiling"),
    AGE("ageYears"),
    PROTOCOL_MEANT_FOR("protocol", "meantFor", "condition"),
    EVERY_SITE_HAS_A_SIDE("condition"),
    NO_SITE_HAS_A_SIDE("condition", "laterality"),
    SEVERITY("severity"),

    // The patient's safety
    OPEN_QUESTIONS("questions"),
    NO_HOLD_DECISION,
    HOLD_TOO_SHORT("days"),
    HOLD_OF_OTHER_DRUG("drugClass"),
    HOLD_BEFORE_DECISION("date", "from", "decidedOn"),
    HOLD_RUNNING("date", "from"),
    SOLUTION_CONTAINS("solution", "components"),
    COMPONENT_FROM_ORIGIN("component", "origin"),
    LIDOCAINE_PLANNED,
    ALLERGY_NOT_JUDGED("number"),
    NO_EXAMINATION,
    CONCERNS("concerned"),

    // What could not be evaluated
    NOT_EVALUATED("concerned", "missing"),
    NOT_JUDGED("concerned", "missing"),
    FIELD("field"),
    CONCENTRATION_OF("solution"),
    PUBLISHED_CONCENTRATIONS_OF("solution"),
    HOW_MUCH_IN("substance", "solution"),
    VERIFIED_CEILING_OF("agent"),
    CEILINGS_BELOW_AGE("ageYears"),
    AGENT_OF_ANAESTHETIC,
    DOSE_IN_INJECTION("component"),
    DOSE_OF_OTHER_PLAN,
    LAST_DAY_OF_BATCH,
    PAIN_AT_BASELINE,
    ANY_ASSESSMENT,
    ASSESSMENTS_OF_LAST_SESSIONS("sessions"),
    MEASURES_NOT_EVALUATED("concerned", "missing"),
    MEASURE_WITHOUT_BASELINE("measure", "side"),
    MEASURE_WITHOUT_IMPORTANT_CHANGE("measure", "side"),

    // What follows an adverse event
    EVENT_KIND("kind"),
    EVENT_SERIOUSNESS("seriousness"),
    FEVER("temperatureCelsius", "feverCelsius"),
    SEVERE_PAIN("pain", "severePain"),
    NOT_MEASURED("missing"),
    BEGAN_DAYS_AFTER("days"),
    TO_BE_REVIEWED("events"),
    EVENT("kind", "event"),

    // How the patient responds
    SEVERE_PAIN_ASSESSED("pain", "severePain"),
    TOO_EARLY("days", "judgedFrom", "performed", "fewSessions"),
    TOO_EARLY_WITHOUT_SESSION("performed", "fewSessions"),
    NO_PAIN_AT_BASELINE,
    NO_ASSESSMENT,
    RESPONSE("baseline", "pain", "change", "importantPoints", "importantPercent"),
    PAIN_FALL("points", "percent"),
    PAIN_RISE("points", "percent"),
    PAIN_SAME,
    PAIN_ENDS_PROTOCOL("pain", "painAtMost"),
    FALL_ENDS_PROTOCOL("baseline", "pain", "percent"),
    NOTHING_GAINED("sessions", "painBefore"),
    HARDLY_ANY_PAIN("pain", "hardlyAnyPain"),
    ONE_MORE_FITS("performed", "most"),
    SOME_PERFORMED("performed", "sessions"),
    ALL_PERFORMED_AND_NO_MORE("performed"),
    ALL_PERFORMED_AND_NONE_FITS("performed"),

    // What was done, against what was planned
    PLAN_WAS("planStatus"),
    SESSION_WAS("sessionStatus"),
    PERFORMED_OUTSIDE_WINDOW("earliest", "latest", "performedOn"),
    UNUSUAL_INJECTIONS("range", "injections"),
    INJECTIONS("count", "side", "condition"),
    SITE_AND_SIDE("site", "side"),
    SOLUTION_AT("solution", "percent"),
    VOLUME_OF_INJECTION("ml", "site"),
    VOLUME_OF_SESSION("ml"),
    BATCH_EXPIRED("expiresOn"),
    BATCH_PREPARED_LATER,
    GIVEN_AS_ANAESTHETIC,
    LIDOCAINE_ADDED,
    CONSENT_LATER,
    CONSENT_MISSING,
    CONSENT_UNSEEN,

    // Aftercare
    SESSION_ON("date"),
    REST_THROUGH("to"),
    EXERCISE_FROM("from"),
    WATCH_THROUGH("to"),
    FROM("from"),
    THROUGH("to"),
    FROM_THROUGH("from", "to"),
    BEFORE_NEXT_SESSION("from", "to"),
    DRUGS_AFTER_SESSION("drugs", "from", "to"),
    DRUGS_BEFORE_NEXT_SESSION("drugs", "from", "to"),
    DRUG_BEFORE_NEXT_SESSION("drug", "from", "to"),

    // What it costs
    SESSIONS_COUNTED("sessions"),
    SESSIONS_BY_YEAR("years"),
    SESSIONS_OF_YEAR("year", "sessions"),
    SESSIONS_BY_CURRENCY("currencies"),
    SESSIONS_IN_CURRENCY("currency", "priced", "sessions"),
    YEARS_WITHOUT_PRICE("years"),

    /** What was kept before phrases were: its words, which were said in English. */
    AS_WRITTEN("words");

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> params;

    Phrase(String... params) {
        this.params = List.of(params);
    }

    /** What it names, each once. */
    public List<String> params() {
        return params;
    }

    /** Its name in the catalogues: {@code count-by-severity}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Says it of a case.
     *
     * @param values in the order of {@link #params()}: numbers, texts, dates, constants, ranges, other sayings, lists of
     *     these; null for what a case does not have
     */
    public Saying of(@Nullable Object... values) {
        return Saying.of(this, values);
    }
}
