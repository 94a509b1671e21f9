package org.prolotherapy.safety;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;

/**
 * What an adverse event calls for. The texts name fever together with severe pain; here each alone is enough.
 *
 * @param actions what is to be done, the most urgent first; never empty
 */
public record AdverseEventTriage(List<Finding> actions) {

    private static final Set<RuleId> STOPPING = EnumSet.of(
            RuleId.INFECTION_AFTER_SESSION,
            RuleId.COMPLICATION_AFTER_SESSION,
            RuleId.SERIOUS_ADVERSE_EVENT,
            RuleId.FEVER_AFTER_SESSION,
            RuleId.SEVERE_PAIN_AFTER_SESSION,
            RuleId.ADVERSE_EVENT_UNMEASURED);

    public AdverseEventTriage {
        actions = List.copyOf(actions);
    }

    /**
     * Judges a report.
     *
     * @param daysAfterSession from the session that it followed to its onset; null if no session was performed before it
     * @param reviewAfterDays the last day after a session on which a reaction is still known
     */
    public static AdverseEventTriage of(
            AdverseEventReport report, @Nullable Long daysAfterSession, int reviewAfterDays, SafetySettings settings) {
        return new AdverseEventTriage(Stream.of(
                        thereIsNoInfection(report),
                        thereIsNoOtherComplication(report),
                        itIsNotSerious(report, settings),
                        thereIsNoFever(report, settings),
                        painIsNotSevere(report, settings),
                        temperatureAndPainAreKnown(report),
                        feverCouldBeJudged(report),
                        painCouldBeJudged(report),
                        reactionIsOverAfterAWeek(daysAfterSession, reviewAfterDays),
                        Optional.of(Finding.of(RuleId.ADVERSE_EVENT_REVIEWED)))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Whether the course stops until a clinician has reviewed the event, and a named one resumes it. */
    public boolean stopsCourse() {
        return stopsCourse(actions);
    }

    static boolean stopsCourse(List<Finding> actions) {
        return actions.stream().map(Finding::rule).anyMatch(STOPPING::contains);
    }

    /** There is no infection. */
    private static Optional<Finding> thereIsNoInfection(AdverseEventReport report) {
        return found(report.kind() == AdverseEventKind.INFECTION, RuleId.INFECTION_AFTER_SESSION, null);
    }

    /** There is no other complication that stops a course however mild it is. */
    private static Optional<Finding> thereIsNoOtherComplication(AdverseEventReport report) {
        return found(
                report.kind().isComplication() && report.kind() != AdverseEventKind.INFECTION,
                RuleId.COMPLICATION_AFTER_SESSION,
                Phrase.EVENT_KIND.of(report.kind()));
    }

    /** Whatever it is, it is neither severe nor a threat to life. */
    private static Optional<Finding> itIsNotSerious(AdverseEventReport report, SafetySettings settings) {
        return found(
                report.seriousness() != null && report.seriousness().compareTo(settings.stoppingSeriousness()) >= 0,
                RuleId.SERIOUS_ADVERSE_EVENT,
                Phrase.EVENT_SERIOUSNESS.of(report.seriousness()));
    }

    /** There is no fever. */
    private static Optional<Finding> thereIsNoFever(AdverseEventReport report, SafetySettings settings) {
        return found(
                report.temperatureCelsius() != null
                        && report.temperatureCelsius().compareTo(settings.feverCelsius()) >= 0,
                RuleId.FEVER_AFTER_SESSION,
                Phrase.FEVER.of(report.temperatureCelsius(), settings.feverCelsius()));
    }

    /** The pain is not severe. */
    private static Optional<Finding> painIsNotSevere(AdverseEventReport report, SafetySettings settings) {
        return found(
                report.pain() != null && report.pain() >= settings.severePain(),
                RuleId.SEVERE_PAIN_AFTER_SESSION,
                Phrase.SEVERE_PAIN.of(report.pain(), settings.severePain()));
    }

    /** Temperature and pain are known, unless the event is mild: an answer that is missing counts as unsafe. */
    private static Optional<Finding> temperatureAndPainAreKnown(AdverseEventReport report) {
        List<String> missing = new ArrayList<>();
        if (report.temperatureCelsius() == null) {
            missing.add("temperatureCelsius");
        }
        if (report.pain() == null) {
            missing.add("pain");
        }
        return found(
                !isMild(report) && !missing.isEmpty(),
                RuleId.ADVERSE_EVENT_UNMEASURED,
                Phrase.NOT_MEASURED.of(missing));
    }

    /** Of a mild event the temperature is known, or it is said that fever was not judged. */
    private static Optional<Finding> feverCouldBeJudged(AdverseEventReport report) {
        return found(
                isMild(report) && report.temperatureCelsius() == null,
                RuleId.NOT_EVALUATED,
                Phrase.NOT_JUDGED.of(RuleId.FEVER_AFTER_SESSION.code(), "temperatureCelsius"));
    }

    /** Of a mild event the pain is known, or it is said that it was not judged. */
    private static Optional<Finding> painCouldBeJudged(AdverseEventReport report) {
        return found(
                isMild(report) && report.pain() == null,
                RuleId.NOT_EVALUATED,
                Phrase.NOT_JUDGED.of(RuleId.SEVERE_PAIN_AFTER_SESSION.code(), "pain"));
    }

    /** What a session causes is over within a week of it. */
    private static Optional<Finding> reactionIsOverAfterAWeek(@Nullable Long daysAfterSession, int reviewAfterDays) {
        return found(
                daysAfterSession != null && daysAfterSession > reviewAfterDays,
                RuleId.REVIEW_AFTER_A_WEEK,
                Phrase.BEGAN_DAYS_AFTER.of(daysAfterSession));
    }

    private static boolean isMild(AdverseEventReport report) {
        return report.seriousness() == Seriousness.MILD;
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, @Nullable Saying detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
