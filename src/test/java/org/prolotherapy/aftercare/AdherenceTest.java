package org.prolotherapy.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.schedule.RecoveryPhase;

class AdherenceTest {

    /** Rest from 4 to 6 January, and from 22 to 24 January. */
    private static final List<RecoveryPhase> RESTS = List.of(rest("2027-01-04"), rest("2027-01-22"));

    @Test
    void beginsOnTheDayAfterTheFirstRest() {
        assertThat(Adherence.of(List.of(), List.of(done("2027-01-07")), day("2027-01-20")))
                .isEmpty();
        assertThat(Adherence.of(RESTS, List.of(), day("2027-01-07"))).isEmpty();
        assertThat(adherence("2027-01-08")).contains(new Adherence(day("2027-01-07"), day("2027-01-07"), 1, 0));
    }

    @Test
    void countsTodayOnceItWasDone() {
        assertThat(adherence("2027-01-07", done("2027-01-07")))
                .contains(new Adherence(day("2027-01-07"), day("2027-01-07"), 1, 1));
        assertThat(adherence("2027-01-07", notDone("2027-01-07"))).isEmpty();
    }

    @Test
    void countsADayWithoutAnEntryAsNotDone() {
        assertThat(adherence("2027-01-12", done("2027-01-07"), done("2027-01-08"), notDone("2027-01-09")))
                .contains(new Adherence(day("2027-01-07"), day("2027-01-11"), 5, 2));
    }

    @Test
    void countsADayOnceAndAsItsLatestEntrySays() {
        assertThat(adherence(
                        "2027-01-09",
                        done("2027-01-07"),
                        done("2027-01-07"),
                        notDone("2027-01-08"),
                        done("2027-01-08")))
                .contains(new Adherence(day("2027-01-07"), day("2027-01-08"), 2, 2));
        assertThat(adherence("2027-01-09", done("2027-01-07"), notDone("2027-01-07")))
                .contains(new Adherence(day("2027-01-07"), day("2027-01-08"), 2, 0));
    }

    @Test
    void countsNoDayOfRestAndNoDayBeforeExerciseBegan() {
        assertThat(adherence(
                        "2027-01-27", done("2027-01-05"), done("2027-01-21"), done("2027-01-23"), done("2027-01-25")))
                .contains(new Adherence(day("2027-01-07"), day("2027-01-26"), 17, 2));
    }

    private static Optional<Adherence> adherence(String today, ExerciseEntry... entries) {
        return Adherence.of(RESTS, List.of(entries), day(today));
    }

    private static RecoveryPhase rest(String session) {
        return new RecoveryPhase(Phase.REST, day(session), day(session).plusDays(2));
    }

    private static ExerciseEntry done(String date) {
        return entry(date, true);
    }

    private static ExerciseEntry notDone(String date) {
        return entry(date, false);
    }

    private static ExerciseEntry entry(String date, boolean done) {
        return new ExerciseEntry(UUID.randomUUID(), UUID.randomUUID(), day(date), done, null, null, Instant.EPOCH);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
