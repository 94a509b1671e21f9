package org.prolotherapy.api.aftercare;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.platform.web.Phrasebook;

/**
 * The aftercare of a course on a sheet of paper for the patient, which names nobody. What holds after every session is said once; below it
 * stand the days of each session.
 *
 * @param span the first and the last session, or that there is none
 * @param urgent what cannot wait; empty without a session
 * @param advice what else is asked of the patient, the most urgent first
 * @param purposes what days are for, the most urgent first
 * @param dense whether there are so many sessions that they fit on one page only in small print
 */
record Leaflet(
        String title,
        String span,
        String urgentTitle,
        List<String> urgent,
        String adviceTitle,
        List<String> advice,
        String daysTitle,
        String daysNote,
        Collection<String> purposes,
        List<Session> sessions,
        boolean dense) {

    /** More sessions than this do not fit on a page of A4 in usual print. */
    private static final int MOST_IN_USUAL_PRINT = 6;

    /** A session, and its days for each of the purposes. */
    record Session(String number, String day, String status, List<Days> days) {}

    /**
     * Days around a session.
     *
     * @param when empty if this session has none for the purpose
     */
    record Days(String purpose, String when) {}

    static Leaflet of(List<SessionInstructions> told, ZoneId zone, Phrasebook phrases) {
        Wording wording = new Wording(phrases);
        Set<RuleId> rules = new LinkedHashSet<>();
        Set<String> purposes = new LinkedHashSet<>();
        for (SessionInstructions session : told) {
            session.instructions().forEach(each -> rules.add(each.finding().rule()));
            dated(session).forEach(each -> purposes.add(wording.purpose(each)));
        }
        List<String> urgent = rules.remove(RuleId.DOCTOR_AT_ONCE)
                ? List.of(wording.sentence(RuleId.DOCTOR_AT_ONCE), phrases.say("leaflet.urgent.note"))
                : List.of();
        return new Leaflet(
                phrases.say("leaflet.title"),
                spanOf(told, phrases),
                phrases.say("leaflet.urgent"),
                urgent,
                phrases.say("leaflet.advice"),
                rules.stream().map(wording::sentence).toList(),
                phrases.say("leaflet.days"),
                phrases.say("leaflet.days.note", zone.getId()),
                purposes,
                told.stream()
                        .map(session -> sessionOf(session, purposes, wording))
                        .toList(),
                told.size() > MOST_IN_USUAL_PRINT);
    }

    private static String spanOf(List<SessionInstructions> told, Phrasebook phrases) {
        return told.isEmpty()
                ? phrases.say("leaflet.none")
                : phrases.say(
                        "leaflet.span",
                        told.size(),
                        phrases.day(told.get(0).date()),
                        phrases.day(told.get(told.size() - 1).date()));
    }

    /** What has days of its own: a doctor is called from the session's day on, which stands before them. */
    private static Stream<Instruction> dated(SessionInstructions told) {
        return told.instructions().stream()
                .filter(each -> each.from() != null && each.finding().rule() != RuleId.DOCTOR_AT_ONCE);
    }

    private static Session sessionOf(SessionInstructions told, Set<String> purposes, Wording wording) {
        Map<String, String> days = new HashMap<>();
        dated(told).forEach(each -> days.put(wording.purpose(each), wording.days(each)));
        Phrasebook phrases = wording.phrases();
        return new Session(
                phrases.say("timeline.session", told.number()),
                phrases.dayOfYear(told.date()),
                phrases.of(told.status()),
                purposes.stream()
                        .map(purpose -> new Days(purpose, days.getOrDefault(purpose, "")))
                        .toList());
    }
}
