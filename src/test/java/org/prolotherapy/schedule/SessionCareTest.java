package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;

class SessionCareTest {

    private static final Protocol PROTOCOL = Courses.protocol("hypertonic-dextrose");
    private static final LocalDate DAY = LocalDate.parse("2027-01-20");

    @ParameterizedTest
    @CsvSource({
        "0, 2027-01-17",
        "3, 2027-01-17",
        "4, 2027-01-16",
        "5, 2027-01-15",
        "30, 2026-12-21",
    })
    void holdsADrugForAsLongAsItsPrescriberDecidedAndNeverForLessThanThreeDays(int days, LocalDate from) {
        DecidedHold decided = new DecidedHold("warfarin", null, days, DAY);
        SessionCare care = SessionCare.around(DAY, Severity.MILD, PROTOCOL, decided);
        assertThat(care.medicationHolds()).containsExactly(new HeldDrug("warfarin", null, from, DAY));
        assertThat(care.medicationHold()).isEqualTo(new MedicationHold(from, DAY));
    }

    @Test
    void holdsWhatItsProtocolHoldsBeforeAndAfterIt() {
        SessionCare care = SessionCare.around(
                DAY,
                Severity.MILD,
                Protocols.holding(
                        new DrugHold(DrugClass.ANTI_INFLAMMATORY, 7, 10),
                        new DrugHold(DrugClass.CORTICOSTEROID, 28, 0)));
        assertThat(care.protocolHolds())
                .containsExactly(
                        new HeldClass(DrugClass.ANTI_INFLAMMATORY, DAY.minusDays(7), DAY.plusDays(10)),
                        new HeldClass(DrugClass.CORTICOSTEROID, DAY.minusDays(28), DAY));
        // It is of anti-inflammatories and anticoagulants alone.
        assertThat(care.medicationHold()).isEqualTo(new MedicationHold(DAY.minusDays(7), DAY));
        assertThat(SessionCare.around(DAY, Severity.MILD, PROTOCOL).protocolHolds())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the kind that was decided on, for how many days, when its hold begins where the protocol holds anticoagulants
        // for a week
        "ANTICOAGULANT, 5, 2027-01-13",
        "ANTICOAGULANT, 9, 2027-01-11",
        ", 5, 2027-01-13",
        "ANTI_INFLAMMATORY, 5, 2027-01-15",
        "ANTIPLATELET, 5, 2027-01-15",
    })
    void aDecisionIsNeverShorterThanWhatTheProtocolHolds(@Nullable DrugClass drugClass, int days, LocalDate from) {
        Protocol week = Protocols.holding(new DrugHold(DrugClass.ANTICOAGULANT, 7, 0));
        SessionCare care =
                SessionCare.around(DAY, Severity.MILD, week, new DecidedHold("a drug", drugClass, days, DAY));
        assertThat(care.medicationHolds()).containsExactly(new HeldDrug("a drug", drugClass, from, DAY));
        assertThat(care.medicationHold().from()).isEqualTo(from.isBefore(DAY.minusDays(7)) ? from : DAY.minusDays(7));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-20, true", "2027-01-21, false"})
    void aDecisionCoversSessionsFromItsDayOn(LocalDate decidedOn, boolean covered) {
        SessionCare care =
                SessionCare.around(DAY, Severity.MILD, PROTOCOL, new DecidedHold("warfarin", null, 5, decidedOn));
        assertThat(care.medicationHolds().isEmpty()).isNotEqualTo(covered);
        assertThat(care.medicationHold().from()).isEqualTo(covered ? "2027-01-15" : "2027-01-17");
    }
}
