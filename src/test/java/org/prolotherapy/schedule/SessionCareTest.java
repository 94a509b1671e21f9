package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;

class SessionCareTest {

    private static final Timings TIMINGS =
            Courses.protocol("hypertonic-dextrose").timings();
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
        SessionCare care = SessionCare.around(DAY, Severity.MILD, TIMINGS, decided);
        assertThat(care.medicationHolds()).containsExactly(new HeldDrug("warfarin", null, from, DAY));
        assertThat(care.medicationHold()).isEqualTo(new MedicationHold(from, DAY));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-20, true", "2027-01-21, false"})
    void aDecisionCoversSessionsFromItsDayOn(LocalDate decidedOn, boolean covered) {
        SessionCare care =
                SessionCare.around(DAY, Severity.MILD, TIMINGS, new DecidedHold("warfarin", null, 5, decidedOn));
        assertThat(care.medicationHolds().isEmpty()).isNotEqualTo(covered);
        assertThat(care.medicationHold().from()).isEqualTo(covered ? "2027-01-15" : "2027-01-17");
    }
}
