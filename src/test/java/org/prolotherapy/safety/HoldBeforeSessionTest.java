package org.prolotherapy.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.knowledge.InEnglish.told;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.Protocols;

class HoldBeforeSessionTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final Protocol USUAL = KnowledgeFiles.load().defaultProtocol();

    /** 2027-01-11, half an hour after midnight in Istanbul. */
    private static final Instant DECIDED = Instant.parse("2027-01-10T21:30:00Z");

    @ParameterizedTest
    @CsvSource({
        // days decided, day of the session, whether its hold began before the 11th
        "3, 2027-01-13, true",
        "3, 2027-01-14, false",
        "5, 2027-01-15, true",
        "5, 2027-01-16, false",
        // no hold at all: what stands against treatment is another rule
        "2, 2027-01-11, false",
    })
    void beganBeforeItWasDecided(int days, LocalDate day, boolean began) {
        HoldBeforeSession hold = new HoldBeforeSession(taking(true, false, days), day, USUAL, ZONE);
        assertThat(hold.beganBeforeItWasDecided().isPresent()).isEqualTo(began);
    }

    @Test
    void saysWhenItBeganAndWhenItWasDecided() {
        assertThat(new HoldBeforeSession(taking(true, false, 5), day("2027-01-15"), USUAL, ZONE)
                        .beganBeforeItWasDecided())
                .map(InEnglish::said)
                .contains(
                        told(
                                RuleId.HOLD_BEFORE_DECISION,
                                "For the session on 2027-01-15 it would begin on 2027-01-10, and the decision is of 2027-01-11."));
    }

    @Test
    void aDecisionAboutAnAntiInflammatoryHoldsNoAnticoagulant() {
        HoldDecision ibuprofen = new HoldDecision("dr-aydin", "ibuprofen", DrugClass.ANTI_INFLAMMATORY, 5, DECIDED);
        ScreeningAnswers both =
                new ScreeningAnswers(true, true, false, List.of(), null, ibuprofen, null, null, null, null);
        assertThat(new HoldBeforeSession(both, day("2027-01-15"), USUAL, ZONE).beganBeforeItWasDecided())
                .isEmpty();
        assertThat(SafetyReview.anticoagulantsAreOnHold(both))
                .map(InEnglish::said)
                .contains(told(
                        RuleId.ANTICOAGULANTS, "The hold decision is about another kind of drug, ANTI_INFLAMMATORY."));
        HoldDecision warfarin = new HoldDecision("dr-aydin", "warfarin", DrugClass.ANTICOAGULANT, 3, DECIDED);
        assertThat(SafetyReview.anticoagulantsAreOnHold(
                        new ScreeningAnswers(true, true, false, List.of(), null, warfarin, null, null, null, null)))
                .isEmpty();
    }

    @Test
    void keepsNobodyFromBeingBookedWhoTakesNoAnticoagulants() {
        assertThat(new HoldBeforeSession(taking(false, true, 5), day("2027-01-11"), USUAL, ZONE)
                        .beganBeforeItWasDecided())
                .isEmpty();
        assertThat(new HoldBeforeSession(ScreeningAnswers.NONE, day("2027-01-11"), USUAL, ZONE)
                        .beganBeforeItWasDecided())
                .isEmpty();
        assertThat(new HoldBeforeSession(taking(true, false, null), day("2027-01-11"), USUAL, ZONE)
                        .beganBeforeItWasDecided())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // days decided, today, whether the hold before the session on the 20th is running
        ", 2027-01-17, false",
        ", 2027-01-18, true",
        ", 2027-01-20, true",
        ", 2027-01-21, false",
        "2, 2027-01-17, false",
        "5, 2027-01-15, false",
        "5, 2027-01-16, true",
    })
    void isRunningAlready(@Nullable Integer days, LocalDate today, boolean running) {
        LocalDate day = day("2027-01-20");
        assertThat(new HoldBeforeSession(taking(false, true, days), day, USUAL, ZONE)
                        .isRunningAlready(today)
                        .isPresent())
                .isEqualTo(running);
        assertThat(new HoldBeforeSession(taking(true, false, days), day, USUAL, ZONE)
                        .isRunningAlready(today)
                        .isPresent())
                .isEqualTo(running);
        assertThat(new HoldBeforeSession(taking(false, false, days), day, USUAL, ZONE).isRunningAlready(today))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // days decided, day of the session, whether a hold of seven days began before the 11th
        "3, 2027-01-17, true",
        "3, 2027-01-18, false",
        "8, 2027-01-18, true",
        "8, 2027-01-19, false",
    })
    void isAsLongAsTheProtocolHoldsAnticoagulants(int days, LocalDate day, boolean began) {
        Protocol week = Protocols.holding(new DrugHold(DrugClass.ANTICOAGULANT, 7, 0));
        assertThat(new HoldBeforeSession(taking(true, false, days), day, week, ZONE)
                        .beganBeforeItWasDecided()
                        .isPresent())
                .isEqualTo(began);
    }

    @ParameterizedTest
    @CsvSource({
        // what is taken, today, whether the hold before the session on the 20th is running: a week for
        // anti-inflammatories alone
        "true, false, 2027-01-17, false",
        "true, false, 2027-01-18, true",
        "false, true, 2027-01-13, false",
        "false, true, 2027-01-14, true",
        "true, true, 2027-01-14, true",
    })
    void isRunningForAsLongAsTheProtocolHoldsWhatIsTaken(
            boolean anticoagulants, boolean antiInflammatories, LocalDate today, boolean running) {
        Protocol week = Protocols.holding(new DrugHold(DrugClass.ANTI_INFLAMMATORY, 7, 0));
        assertThat(new HoldBeforeSession(
                                taking(anticoagulants, antiInflammatories, null), day("2027-01-20"), week, ZONE)
                        .isRunningAlready(today)
                        .isPresent())
                .isEqualTo(running);
    }

    private static ScreeningAnswers taking(boolean anticoagulants, boolean antiInflammatories, @Nullable Integer days) {
        return new ScreeningAnswers(
                anticoagulants,
                antiInflammatories,
                false,
                List.of(),
                null,
                days == null ? null : new HoldDecision("dr-aydin", "warfarin", null, days, DECIDED),
                null,
                null,
                null,
                null);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
