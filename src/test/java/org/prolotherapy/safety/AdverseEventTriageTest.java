package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.InEnglish.told;
import static org.prolotherapy.knowledge.RuleId.ADVERSE_EVENT_REVIEWED;
import static org.prolotherapy.knowledge.RuleId.ADVERSE_EVENT_UNMEASURED;
import static org.prolotherapy.knowledge.RuleId.COMPLICATION_AFTER_SESSION;
import static org.prolotherapy.knowledge.RuleId.FEVER_AFTER_SESSION;
import static org.prolotherapy.knowledge.RuleId.INFECTION_AFTER_SESSION;
import static org.prolotherapy.knowledge.RuleId.NOT_EVALUATED;
import static org.prolotherapy.knowledge.RuleId.REVIEW_AFTER_A_WEEK;
import static org.prolotherapy.knowledge.RuleId.SERIOUS_ADVERSE_EVENT;
import static org.prolotherapy.knowledge.RuleId.SEVERE_PAIN_AFTER_SESSION;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.RuleId;

class AdverseEventTriageTest {

    private static final SafetySettings DEFAULTS = settings(Map.of());

    @ParameterizedTest
    @EnumSource(names = {"BLEEDING", "INCREASED_PAIN", "SWELLING", "VASOVAGAL", "POST_INJECTION_FLARE", "OTHER"})
    void anEventWithoutDangerIsForAClinicianToReview(AdverseEventKind kind) {
        AdverseEventTriage triage = triage(kind, null, "36.6", 3);
        assertThat(triage.actions()).containsExactly(Finding.of(ADVERSE_EVENT_REVIEWED));
        assertThat(triage.stopsCourse()).isFalse();
    }

    @Test
    void thereIsNoInfection() {
        assertStoppedBecauseOf(triage(AdverseEventKind.INFECTION, null, "36.6", 0), INFECTION_AFTER_SESSION);
        assertStoppedBecauseOf(
                triage(AdverseEventKind.INFECTION, Seriousness.MILD, "36.6", 0), INFECTION_AFTER_SESSION);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"INFECTION", "BLEEDING", "INCREASED_PAIN", "SWELLING", "VASOVAGAL", "POST_INJECTION_FLARE", "OTHER"
            })
    void thereIsNoOtherComplication(AdverseEventKind kind) {
        assertStoppedBecauseOf(triage(kind, Seriousness.MILD, "36.6", 0), COMPLICATION_AFTER_SESSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLEEDING", "INCREASED_PAIN", "SWELLING", "VASOVAGAL", "POST_INJECTION_FLARE", "OTHER"})
    void itIsNotSerious(AdverseEventKind kind) {
        assertThat(triage(kind, Seriousness.MODERATE, "36.6", 0).stopsCourse()).isFalse();
        assertStoppedBecauseOf(triage(kind, Seriousness.SEVERE, "36.6", 0), SERIOUS_ADVERSE_EVENT);
        assertStoppedBecauseOf(triage(kind, Seriousness.LIFE_THREATENING, "36.6", 0), SERIOUS_ADVERSE_EVENT);
    }

    @Test
    void thereIsNoFever() {
        assertThat(triage(AdverseEventKind.SWELLING, null, "37.99", 0).stopsCourse())
                .isFalse();
        assertStoppedBecauseOf(triage(AdverseEventKind.SWELLING, null, "38", 0), FEVER_AFTER_SESSION);
        assertStoppedBecauseOf(triage(AdverseEventKind.SWELLING, Seriousness.MILD, "38", 0), FEVER_AFTER_SESSION);
    }

    @Test
    void painIsNotSevere() {
        assertThat(triage(AdverseEventKind.INCREASED_PAIN, null, "36.6", 6).stopsCourse())
                .isFalse();
        assertStoppedBecauseOf(triage(AdverseEventKind.INCREASED_PAIN, null, "36.6", 7), SEVERE_PAIN_AFTER_SESSION);
        assertStoppedBecauseOf(
                triage(AdverseEventKind.INCREASED_PAIN, Seriousness.MILD, "36.6", 7), SEVERE_PAIN_AFTER_SESSION);
    }

    @ParameterizedTest
    @CsvSource({
        ", , 0, 'Missing: temperatureCelsius.'",
        ", 36.6, , 'Missing: pain.'",
        ", , , 'Missing: temperatureCelsius, pain.'",
        "MODERATE, , , 'Missing: temperatureCelsius, pain.'",
    })
    void temperatureAndPainAreKnown(
            @Nullable Seriousness seriousness,
            @Nullable String temperatureCelsius,
            @Nullable Integer pain,
            String detail) {
        AdverseEventTriage triage = triage(AdverseEventKind.SWELLING, seriousness, temperatureCelsius, pain);
        assertThat(triage.actions())
                .extracting(InEnglish::said)
                .containsExactly(told(ADVERSE_EVENT_UNMEASURED, detail), told(ADVERSE_EVENT_REVIEWED, ""));
        assertThat(triage.stopsCourse()).isTrue();
    }

    @Test
    void whatCouldNotBeJudgedOfAMildEventIsSaid() {
        AdverseEventTriage triage = triage(AdverseEventKind.SWELLING, Seriousness.MILD, null, null);
        assertThat(triage.actions())
                .extracting(InEnglish::said)
                .containsExactly(
                        told(NOT_EVALUATED, "This concerns fever-after-session. Missing: temperatureCelsius."),
                        told(NOT_EVALUATED, "This concerns severe-pain-after-session. Missing: pain."),
                        told(ADVERSE_EVENT_REVIEWED, ""));
        assertThat(triage.stopsCourse()).isFalse();
    }

    @Test
    void noReasonHidesAnother() {
        assertThat(triage(AdverseEventKind.ALLERGIC_REACTION, Seriousness.LIFE_THREATENING, "39", null)
                        .actions())
                .extracting(Finding::rule)
                .containsExactly(
                        COMPLICATION_AFTER_SESSION,
                        SERIOUS_ADVERSE_EVENT,
                        FEVER_AFTER_SESSION,
                        ADVERSE_EVENT_UNMEASURED,
                        ADVERSE_EVENT_REVIEWED);
    }

    @Test
    void theThresholdsAreSettings() {
        AdverseEventReport report = report(AdverseEventKind.SWELLING, Seriousness.SEVERE, "38.4", 8);
        assertThat(AdverseEventTriage.of(report, 2L, 7, thresholds("38.5", "9", "LIFE_THREATENING"))
                        .stopsCourse())
                .isFalse();
        assertThat(AdverseEventTriage.of(report, 2L, 7, thresholds("38.4", "8", "SEVERE"))
                        .actions())
                .extracting(Finding::rule)
                .containsExactly(
                        SERIOUS_ADVERSE_EVENT, FEVER_AFTER_SESSION, SEVERE_PAIN_AFTER_SESSION, ADVERSE_EVENT_REVIEWED);
    }

    @Test
    void reactionIsOverAfterAWeek() {
        AdverseEventReport report = report(AdverseEventKind.SWELLING, null, "36.6", 3);
        assertThat(AdverseEventTriage.of(report, 7L, 7, DEFAULTS).actions())
                .extracting(Finding::rule)
                .containsExactly(ADVERSE_EVENT_REVIEWED);
        AdverseEventTriage late = AdverseEventTriage.of(report, 8L, 7, DEFAULTS);
        assertThat(late.actions())
                .extracting(InEnglish::said)
                .containsExactly(
                        told(REVIEW_AFTER_A_WEEK, "This began 8 days after one."), told(ADVERSE_EVENT_REVIEWED, ""));
        assertThat(late.stopsCourse()).isFalse();
        assertThat(AdverseEventTriage.of(report, null, 7, DEFAULTS).actions())
                .extracting(Finding::rule)
                .containsExactly(ADVERSE_EVENT_REVIEWED);
    }

    private static void assertStoppedBecauseOf(AdverseEventTriage triage, RuleId rule) {
        assertThat(triage.actions()).extracting(Finding::rule).containsExactly(rule, ADVERSE_EVENT_REVIEWED);
        assertThat(triage.stopsCourse()).isTrue();
    }

    private static AdverseEventTriage triage(
            AdverseEventKind kind,
            @Nullable Seriousness seriousness,
            @Nullable String temperatureCelsius,
            @Nullable Integer pain) {
        return AdverseEventTriage.of(report(kind, seriousness, temperatureCelsius, pain), 2L, 7, DEFAULTS);
    }

    private static AdverseEventReport report(
            AdverseEventKind kind,
            @Nullable Seriousness seriousness,
            @Nullable String temperatureCelsius,
            @Nullable Integer pain) {
        return new AdverseEventReport(
                2,
                null,
                kind,
                seriousness,
                null,
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

    private static SafetySettings thresholds(String feverCelsius, String severePain, String stoppingSeriousness) {
        return settings(Map.of(
                "prolotherapy.safety.fever-celsius",
                feverCelsius,
                "prolotherapy.safety.severe-pain",
                severePain,
                "prolotherapy.safety.stopping-seriousness",
                stoppingSeriousness));
    }
}
