package org.prolotherapy.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.prolotherapy.knowledge.InEnglish.words;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.DecidedHold;
import org.prolotherapy.schedule.Protocols;

class AftercareTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final Protocol PROTOCOL = KNOWLEDGE.defaultProtocol();

    @Test
    void datesEveryLineBySessionAndTheNextOne() {
        assertThat(after("2027-01-04", "2027-01-22", Severity.MODERATE))
                .extracting(line -> line.finding().rule(), Instruction::from, Instruction::to)
                .containsExactly(
                        tuple(RuleId.DOCTOR_AT_ONCE, day("2027-01-04"), null),
                        tuple(RuleId.REST_AFTER_SESSION, day("2027-01-04"), day("2027-01-06")),
                        tuple(RuleId.EXERCISE_AFTER_REST, day("2027-01-07"), null),
                        tuple(RuleId.PROLONGED_REACTION, day("2027-01-07"), day("2027-01-11")),
                        tuple(RuleId.REVIEW_AFTER_A_WEEK, day("2027-01-12"), null),
                        tuple(RuleId.OEDEMA_DRUGS_AFTER_SESSION, day("2027-01-04"), day("2027-01-18")),
                        tuple(RuleId.MEDICATION_HOLD, day("2027-01-19"), day("2027-01-22")),
                        tuple(RuleId.WATER_BEFORE_AND_AFTER, null, null),
                        tuple(RuleId.PROTEIN_RICH_MEALS, null, null),
                        tuple(RuleId.VITAMIN_D_IF_DEFICIENT, null, null));
    }

    @Test
    void letsAMildDisorderRestADayLess() {
        List<Instruction> mild = after("2027-01-04", null, Severity.MILD);
        assertThat(line(mild, RuleId.REST_AFTER_SESSION).to()).isEqualTo("2027-01-05");
        assertThat(line(mild, RuleId.EXERCISE_AFTER_REST).from()).isEqualTo("2027-01-06");
    }

    @Test
    void endsNothingAfterTheLastSession() {
        List<Instruction> last = after("2027-03-19", null, Severity.MODERATE);
        assertThat(last).extracting(line -> line.finding().rule()).doesNotContain(RuleId.MEDICATION_HOLD);
        assertThat(line(last, RuleId.OEDEMA_DRUGS_AFTER_SESSION).from()).isEqualTo("2027-03-19");
        assertThat(line(last, RuleId.OEDEMA_DRUGS_AFTER_SESSION).to()).isNull();
    }

    @Test
    void allowsDrugsAgainstOedemaOnlyOnDaysBeforeTheNextHold() {
        List<Instruction> oneDay = after("2027-01-04", "2027-01-08", Severity.MODERATE);
        assertThat(line(oneDay, RuleId.OEDEMA_DRUGS_AFTER_SESSION).to()).isEqualTo("2027-01-04");
        List<Instruction> none = after("2027-01-04", "2027-01-07", Severity.MODERATE);
        assertThat(none).extracting(line -> line.finding().rule()).doesNotContain(RuleId.OEDEMA_DRUGS_AFTER_SESSION);
        assertThat(line(none, RuleId.MEDICATION_HOLD).from()).isEqualTo("2027-01-04");
    }

    @Test
    void namesTheSourcesOfEachLine() {
        assertThat(after("2027-01-04", "2027-01-22", Severity.MODERATE))
                .extracting(line -> KNOWLEDGE.explain(line.finding()))
                .extracting(Explanation::rule, Explanation::sources)
                .containsExactly(
                        tuple("doctor-at-once", List.of("S1", "S3", "OURS")),
                        tuple("rest-after-session", List.of("S4")),
                        tuple("exercise-after-rest", List.of("S0", "S3", "S4")),
                        tuple("prolonged-reaction", List.of("S1", "S3")),
                        tuple("review-after-a-week", List.of("S1", "S3")),
                        tuple("oedema-drugs-after-session", List.of("S0", "S3", "OURS")),
                        tuple("medication-hold", List.of("S3", "OURS")),
                        tuple("water-before-and-after", List.of("S0")),
                        tuple("protein-rich-meals", List.of("S3")),
                        tuple("vitamin-d-if-deficient", List.of("S3")));
    }

    @Test
    void holdsADrugBeforeTheNextSessionForAsLongAsItsPrescriberDecided() {
        DecidedHold decided = new DecidedHold("warfarin", null, 5, day("2027-01-04"));
        List<Instruction> told = after("2027-01-04", "2027-01-22", Severity.MODERATE, PROTOCOL, decided);
        Instruction hold = line(told, RuleId.HOLD_AS_DECIDED);
        assertThat(hold.from()).isEqualTo("2027-01-17");
        assertThat(hold.to()).isEqualTo("2027-01-22");
        assertThat(words(hold.finding()))
                .isEqualTo("For warfarin and the next session that is from 2027-01-17 through 2027-01-22.");
        assertThat(line(told, RuleId.MEDICATION_HOLD).from()).isEqualTo("2027-01-19");
        assertThat(line(told, RuleId.OEDEMA_DRUGS_AFTER_SESSION).to()).isEqualTo("2027-01-16");
    }

    @Test
    void holdsAntiInflammatoriesForAsLongAsTheirPrescriberDecided() {
        DecidedHold decided = new DecidedHold("naproxen", DrugClass.ANTI_INFLAMMATORY, 7, day("2027-01-04"));
        List<Instruction> told = after("2027-01-04", "2027-01-22", Severity.MODERATE, PROTOCOL, decided);
        assertThat(line(told, RuleId.MEDICATION_HOLD).from()).isEqualTo("2027-01-15");
    }

    @Test
    void saysOfDrugsAgainstOedemaThatThePhysicianDecides() {
        Instruction drugs = line(after("2027-01-04", null, Severity.MILD), RuleId.OEDEMA_DRUGS_AFTER_SESSION);
        assertThat(KNOWLEDGE.explain(drugs.finding()).statement())
                .contains("as your physician decides")
                .doesNotContain("recommend");
    }

    @Test
    void statesWhatTheProtocolHoldsAfterASessionAndBeforeTheNext() {
        Protocol holding = Protocols.holding(
                new DrugHold(DrugClass.ANTI_INFLAMMATORY, 7, 5),
                new DrugHold(DrugClass.ANTIPLATELET, 6, 0),
                new DrugHold(DrugClass.CORTICOSTEROID, 0, 9));
        List<Instruction> told = after("2027-01-04", "2027-01-25", Severity.MODERATE, holding, null);
        assertThat(told)
                .filteredOn(line -> line.finding().rule() == RuleId.PROTOCOL_HOLD)
                .extracting(line -> words(line.finding()), Instruction::from, Instruction::to)
                .containsExactly(
                        tuple(
                                "For anti-inflammatories after this session that is from 2027-01-04 through 2027-01-09.",
                                day("2027-01-04"),
                                day("2027-01-09")),
                        tuple(
                                "For corticosteroids after this session that is from 2027-01-04 through 2027-01-13.",
                                day("2027-01-04"),
                                day("2027-01-13")),
                        tuple(
                                "For anti-inflammatories before the next session that is from 2027-01-18 through 2027-01-25.",
                                day("2027-01-18"),
                                day("2027-01-25")),
                        tuple(
                                "For antiplatelet drugs before the next session that is from 2027-01-19 through 2027-01-25.",
                                day("2027-01-19"),
                                day("2027-01-25")));
        assertThat(told).extracting(line -> line.finding().rule()).doesNotContain(RuleId.MEDICATION_HOLD);
        // They may be anti-inflammatories, which the protocol holds until then.
        assertThat(line(told, RuleId.OEDEMA_DRUGS_AFTER_SESSION).from()).isEqualTo("2027-01-10");
        assertThat(line(told, RuleId.OEDEMA_DRUGS_AFTER_SESSION).to()).isEqualTo("2027-01-17");
    }

    @Test
    void holdsBeforeTheNextSessionWhatTheProtocolOfThatOneHolds() {
        Protocol week = Protocols.holding(new DrugHold(DrugClass.ANTI_INFLAMMATORY, 7, 0));
        List<Instruction> told = Aftercare.after(
                day("2027-01-04"), Severity.MILD, PROTOCOL, new Aftercare.Next(day("2027-01-25"), week), null);
        assertThat(line(told, RuleId.PROTOCOL_HOLD).from()).isEqualTo("2027-01-18");
        assertThat(line(told, RuleId.OEDEMA_DRUGS_AFTER_SESSION).to()).isEqualTo("2027-01-17");
    }

    private static List<Instruction> after(String day, @Nullable String nextDay, Severity severity) {
        return after(day, nextDay, severity, PROTOCOL, null);
    }

    private static List<Instruction> after(
            String day, @Nullable String nextDay, Severity severity, Protocol protocol, @Nullable DecidedHold decided) {
        Aftercare.Next next = nextDay == null ? null : new Aftercare.Next(day(nextDay), protocol);
        return Aftercare.after(day(day), severity, protocol, next, decided);
    }

    private static Instruction line(List<Instruction> instructions, RuleId rule) {
        return instructions.stream()
                .filter(line -> line.finding().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
