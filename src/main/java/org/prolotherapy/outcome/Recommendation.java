package org.prolotherapy.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.schedule.ClinicCalendar;

/**
 * What a course's response speaks for.
 *
 * @param rationale every rule that led there, in the order in which they were asked
 */
public record Recommendation(NextStep nextStep, List<Finding> rationale) {

    public Recommendation {
        rationale = List.copyOf(rationale);
    }

    /** The same, with something more to be known of how it came about. */
    Recommendation knowing(Finding finding) {
        return new Recommendation(
                nextStep, Stream.concat(rationale.stream(), Stream.of(finding)).toList());
    }

    /**
     * The recommendation for a course, whatever the status of its plan. Nothing but the arguments has a say in it.
     *
     * @param today in the clinic's time zone
     */
    public static Recommendation of(
            Progress progress,
            ResponseSettings settings,
            Knowledge knowledge,
            ClinicCalendar calendar,
            LocalDate today) {
        return new RecommendationRules(progress, settings, knowledge, calendar, today).recommendation();
    }
}
