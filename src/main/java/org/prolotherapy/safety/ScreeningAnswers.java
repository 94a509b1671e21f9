package org.prolotherapy.safety;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.SolutionComponent;

/**
 * What was answered to the four screening questions, and what belongs to them. A null question is unanswered.
 *
 * @param allergies substances in the patient's own words; empty if there are none
 */
@Embeddable
public record ScreeningAnswers(
        @Nullable Boolean anticoagulants,
        @Nullable Boolean antiInflammatories,
        @Nullable Boolean infectionAtSite,
        @Mutability(Immutability.class) @Nullable List<String> allergies,
        @Embedded @Nullable HoldDecision holdDecision,
        @Embedded @Nullable Examination examination,
        @Nullable Instant screenedAt,
        @Nullable String screenedBy) {

    /** Nothing was asked yet. */
    public static final ScreeningAnswers NONE = new ScreeningAnswers(null, null, null, null, null, null, null, null);

    /**
     * These answers, given after earlier ones. A hold decision covers every later session until another replaces it, or
     * until the patient takes no anticoagulants; an examination stays one that took place.
     */
    public ScreeningAnswers after(ScreeningAnswers earlier) {
        boolean decisionStands = holdDecision == null && !Boolean.FALSE.equals(anticoagulants);
        return with(
                decisionStands ? earlier.holdDecision : holdDecision,
                examination == null ? earlier.examination : examination);
    }

    /** What of this counts for a session at that time: no decision, and no examination, that came later. */
    public ScreeningAnswers asOf(Instant session) {
        return with(
                holdDecision == null || holdDecision.decidedAt().isAfter(session) ? null : holdDecision,
                examination == null || examination.at().isAfter(session) ? null : examination);
    }

    /** The same with more allergies. What nobody has asked for stays unanswered, whatever is known. */
    public ScreeningAnswers withAllergies(List<String> more) {
        if (allergies == null || allergies.containsAll(more)) {
            return this;
        }
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                Stream.concat(allergies.stream(), more.stream()).distinct().toList(),
                holdDecision,
                examination,
                screenedAt,
                screenedBy);
    }

    /** Whether one of the patient's words for an allergy means this substance. */
    public boolean isAllergicTo(SolutionComponent component) {
        return allergies != null && allergies.stream().anyMatch(component::isCalled);
    }

    private ScreeningAnswers with(@Nullable HoldDecision decision, @Nullable Examination examined) {
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                infectionAtSite,
                allergies,
                decision,
                examined,
                screenedAt,
                screenedBy);
    }
}
