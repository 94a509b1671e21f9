package org.prolotherapy.clinic;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.schedule.ClinicCalendar;

/**
 * The clinic's settings.
 *
 * @param timeZone in which every date and local time is meant
 * @param openingHours of the weekdays on which it opens, in the order of the day and apart from each other; at least one
 * @param visitMinutes how long a visit takes (S4: about one hour)
 * @param closures dates on which it is closed all the same
 * @param performers those who perform sessions there
 * @param rooms in which sessions take place; may be empty
 * @param furtherQualifications that the clinic accepts beside those that the texts name
 * @param fhirPatients where patients are found as FHIR resources, each system once; may be empty
 * @param screeningQuestions that it asks in every screening beside the four, whatever the protocol; may be empty
 */
public record ClinicProfile(
        ZoneId timeZone,
        Map<DayOfWeek, List<OpeningHours>> openingHours,
        int visitMinutes,
        List<Closure> closures,
        List<Performer> performers,
        List<String> rooms,
        List<Qualification> furtherQualifications,
        List<FhirPatients> fhirPatients,
        List<ScreeningQuestion> screeningQuestions) {

    public ClinicProfile {
        openingHours = openingHours.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> List.copyOf(day.getValue())));
        if (openingHours.containsValue(List.of())) {
            throw new IllegalArgumentException("a weekday on which the clinic opens has hours");
        }
        openingHours.values().forEach(ClinicProfile::requireOrder);
        closures = List.copyOf(closures);
        performers = List.copyOf(performers);
        rooms = List.copyOf(rooms);
        furtherQualifications = List.copyOf(furtherQualifications);
        fhirPatients = List.copyOf(fhirPatients);
        screeningQuestions = List.copyOf(screeningQuestions);
    }

    private static void requireOrder(List<OpeningHours> day) {
        for (int i = 1; i < day.size(); i++) {
            if (!day.get(i - 1).endBefore(day.get(i))) {
                throw new IllegalArgumentException(day.get(i) + " does not come after " + day.get(i - 1));
            }
        }
    }

    /** When it is open on a weekday; never, if it does not work then. */
    public List<OpeningHours> hoursOn(DayOfWeek day) {
        return openingHours.getOrDefault(day, List.of());
    }

    /** The days on which it works. */
    public ClinicCalendar calendar() {
        return new ClinicCalendar(
                timeZone,
                openingHours.keySet(),
                closures.stream().map(Closure::date).collect(Collectors.toSet()));
    }

    /** Those of these performers whose qualification no text names; the clinic answers for them. */
    public Optional<Finding> performersBeyondTheTexts(Predicate<String> performs) {
        List<Saying> beyond = performers.stream()
                .filter(performer -> performs.test(performer.id()))
                .filter(performer -> !performer.qualification().isNamedByText())
                .map(performer -> Phrase.PERFORMER_WITH_QUALIFICATION.of(performer.id(), performer.qualification()))
                .toList();
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(RuleId.PERFORMER_BEYOND_TEXTS, Phrase.PERFORMERS_BEYOND_TEXTS.of(beyond)));
    }

    /** Whether a session may be performed by this person; whoever is not listed has no known qualification. */
    public boolean hasPerformer(String id) {
        return performers.stream().anyMatch(performer -> performer.id().equals(id));
    }
}
