package org.prolotherapy.safety;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;

/**
 * What an adverse event calls for. The texts name fever together with severe pain; here each alone is enough.
 *
 * @param actions what is to be done, the most urgent first; never empty
 * @param holdsPlan whether the course stops until a named clinician resumes it
 */
public record AdverseEventReview(List<Finding> actions, boolean holdsPlan) {

    public AdverseEventReview {
        actions = List.copyOf(actions);
    }

    /**
     * Reviews a report.
     *
     * @param daysAfterSession from the session that it followed to its onset; null if no session was performed before it
     * @param reviewAfterDays the last day after a session on which a reaction is still known
     */
    public static AdverseEventReview of(
            AdverseEventReport report, @Nullable Long daysAfterSession, int reviewAfterDays, SafetySettings settings) {
        List<Finding> dangers = Stream.of(
                        thereIsNoInfection(report),
                        thereIsNoFever(report, settings),
                        painIsNotSevere(report, settings),
                        temperatureAndPainAreKnown(report))
                .flatMap(Optional::stream)
                .toList();
        List<Finding> actions = Stream.concat(
                        dangers.stream(),
                        Stream.concat(
                                reactionIsOverAfterAWeek(daysAfterSession, reviewAfterDays).stream(),
                                Stream.of(Finding.of(RuleId.ADVERSE_EVENT_REVIEWED))))
                .toList();
        return new AdverseEventReview(actions, !dangers.isEmpty());
    }

    /** There is no infection. */
    private static Optional<Finding> thereIsNoInfection(AdverseEventReport report) {
        return found(report.kind() == AdverseEventKind.INFECTION, RuleId.INFECTION_AFTER_SESSION, "");
    }

    /** There is no fever. */
    private static Optional<Finding> thereIsNoFever(AdverseEventReport report, SafetySettings settings) {
        return found(
                report.temperatureCelsius() != null
                        && report.temperatureCelsius().compareTo(settings.feverCelsius()) >= 0,
                RuleId.FEVER_AFTER_SESSION,
                report.temperatureCelsius() + " °C were measured, and " + settings.feverCelsius() + " °C are a fever.");
    }

    /** The pain is not severe. */
    private static Optional<Finding> painIsNotSevere(AdverseEventReport report, SafetySettings settings) {
        return found(
                report.pain() != null && report.pain() >= settings.severePain(),
                RuleId.SEVERE_PAIN_AFTER_SESSION,
                "It is " + report.pain() + " of 10, and " + settings.severePain() + " is severe.");
    }

    /** Temperature and pain are known: an answer that is missing counts as unsafe. */
    private static Optional<Finding> temperatureAndPainAreKnown(AdverseEventReport report) {
        String missing = report.temperatureCelsius() != null
                ? "pain"
                : report.pain() != null ? "temperatureCelsius" : "temperatureCelsius, pain";
        return found(
                report.temperatureCelsius() == null || report.pain() == null,
                RuleId.ADVERSE_EVENT_UNMEASURED,
                "Missing: " + missing + ".");
    }

    /** What a session causes is over within a week of it. */
    private static Optional<Finding> reactionIsOverAfterAWeek(@Nullable Long daysAfterSession, int reviewAfterDays) {
        return found(
                daysAfterSession != null && daysAfterSession > reviewAfterDays,
                RuleId.REVIEW_AFTER_A_WEEK,
                "This began " + daysAfterSession + " days after one.");
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, String detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
