package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.RuleId.ADVERSE_EVENT_REVIEWED;
import static org.prolotherapy.knowledge.RuleId.ADVERSE_EVENT_UNMEASURED;
import static org.prolotherapy.knowledge.RuleId.FEVER_AFTER_SESSION;
import static org.prolotherapy.knowledge.RuleId.INFECTION_AFTER_SESSION;
import static org.prolotherapy.knowledge.RuleId.REVIEW_AFTER_A_WEEK;
import static org.prolotherapy.knowledge.RuleId.SEVERE_PAIN_AFTER_SESSION;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;

class AdverseEventReviewTest {

    private static final SafetySettings DEFAULTS = settings(Map.of());

    @ParameterizedTest
    @EnumSource(value = AdverseEventKind.class, mode = EnumSource.Mode.EXCLUDE, names = "INFECTION")
    void anEventWithoutDangerIsForAClinicianToReview(AdverseEventKind kind) {
        AdverseEventReview review = review(report(kind, "36.6", 3));
        assertThat(review.actions()).containsExactly(Finding.of(ADVERSE_EVENT_REVIEWED));
        assertThat(review.holdsPlan()).isFalse();
    }

    @Test
    void thereIsNoInfection() {
        assertHeldBecauseOf(report(AdverseEventKind.INFECTION, "36.6", 0), INFECTION_AFTER_SESSION);
    }

    @Test
    void thereIsNoFever() {
        assertThat(review(report(AdverseEventKind.SWELLING, "37.99", 0)).holdsPlan())
                .isFalse();
        assertHeldBecauseOf(report(AdverseEventKind.SWELLING, "38", 0), FEVER_AFTER_SESSION);
    }

    @Test
    void painIsNotSevere() {
        assertThat(review(report(AdverseEventKind.INCREASED_PAIN, "36.6", 6)).holdsPlan())
                .isFalse();
        assertHeldBecauseOf(report(AdverseEventKind.INCREASED_PAIN, "36.6", 7), SEVERE_PAIN_AFTER_SESSION);
    }

    @Test
    void temperatureAndPainAreKnown() {
        assertHeldBecauseOf(report(AdverseEventKind.SWELLING, null, 0), ADVERSE_EVENT_UNMEASURED);
        assertHeldBecauseOf(report(AdverseEventKind.SWELLING, "36.6", null), ADVERSE_EVENT_UNMEASURED);
        assertThat(review(report(AdverseEventKind.SWELLING, null, null))
                        .actions()
                        .get(0))
                .isEqualTo(new Finding(ADVERSE_EVENT_UNMEASURED, "Missing: temperatureCelsius, pain."));
    }

    @Test
    void theThresholdsAreSettings() {
        AdverseEventReport report = report(AdverseEventKind.SWELLING, "38.4", 8);
        assertThat(AdverseEventReview.of(report, 2L, 7, thresholds("38.5", "9")).holdsPlan())
                .isFalse();
        assertThat(AdverseEventReview.of(report, 2L, 7, thresholds("38.4", "8")).actions())
                .extracting(Finding::rule)
                .containsExactly(FEVER_AFTER_SESSION, SEVERE_PAIN_AFTER_SESSION, ADVERSE_EVENT_REVIEWED);
    }

    @Test
    void reactionIsOverAfterAWeek() {
        AdverseEventReport report = report(AdverseEventKind.SWELLING, "36.6", 3);
        assertThat(AdverseEventReview.of(report, 7L, 7, DEFAULTS).actions())
                .extracting(Finding::rule)
                .containsExactly(ADVERSE_EVENT_REVIEWED);
        AdverseEventReview late = AdverseEventReview.of(report, 8L, 7, DEFAULTS);
        assertThat(late.actions())
                .containsExactly(
                        new Finding(REVIEW_AFTER_A_WEEK, "This began 8 days after one."),
                        Finding.of(ADVERSE_EVENT_REVIEWED));
        assertThat(late.holdsPlan()).isFalse();
        assertThat(AdverseEventReview.of(report, null, 7, DEFAULTS).actions())
                .extracting(Finding::rule)
                .containsExactly(ADVERSE_EVENT_REVIEWED);
    }

    private static void assertHeldBecauseOf(AdverseEventReport report, RuleId rule) {
        AdverseEventReview review = review(report);
        assertThat(review.actions()).extracting(Finding::rule).containsExactly(rule, ADVERSE_EVENT_REVIEWED);
        assertThat(review.holdsPlan()).isTrue();
    }

    private static AdverseEventReview review(AdverseEventReport report) {
        return AdverseEventReview.of(report, 2L, 7, DEFAULTS);
    }

    private static AdverseEventReport report(
            AdverseEventKind kind, @Nullable String temperatureCelsius, @Nullable Integer pain) {
        return new AdverseEventReport(
                2,
                null,
                kind,
                Instant.parse("2027-01-24T17:00:00Z"),
                temperatureCelsius == null ? null : new BigDecimal(temperatureCelsius),
                pain,
                null);
    }

    private static SafetySettings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(SafetySettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SafetySettings.class);
    }

    private static SafetySettings thresholds(String feverCelsius, String severePain) {
        return settings(Map.of(
                "prolotherapy.safety.fever-celsius", feverCelsius, "prolotherapy.safety.severe-pain", severePain));
    }
}
