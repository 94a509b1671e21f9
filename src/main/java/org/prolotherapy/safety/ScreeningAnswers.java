package org.prolotherapy.safety;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable List<String> allergies,
        @Embedded @Nullable HoldDecision holdDecision,
        @Embedded @Nullable Examination examination,
        @Nullable Instant screenedAt,
        @Nullable String screenedBy) {

    /** Nothing was asked yet. */
    public static final ScreeningAnswers NONE = new ScreeningAnswers(null, null, null, null, null, null, null, null);
}
