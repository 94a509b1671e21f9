package org.prolotherapy.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    @ParameterizedTest
    @CsvSource({
        "09:00, 18:00, 30, 60, 17",
        "09:00, 10:00, 30, 60, 1",
        "09:00, 09:59, 30, 60, 0",
        "00:00, 24:00, 30, 1, 48",
        "00:00, 24:00, 30, 720, 25",
        "23:00, 24:00, 30, 60, 1",
        "09:10, 10:40, 30, 30, 3"
    })
    void haveAsManyStartsAsVisitsFit(String opens, String closes, int every, int visit, int starts) {
        OpeningHours hours = OpeningHours.of(LocalTime.parse(opens), closes);

        assertThat(hours.starts(every, visit))
                .hasSize(starts)
                .allMatch(start -> hours.allow(start, visit) && hours.isStep(start, every));
        assertThat(hours).hasToString(opens + " to " + closes);
    }

    @ParameterizedTest
    @CsvSource({"09:00, 09:00", "09:00, 08:59", "09:00, 00:00", "00:00, 00:00"})
    void endAfterTheyBegin(LocalTime opens, String closes) {
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.of(opens, closes));
    }

    @Test
    void followEachOtherOnADay() {
        OpeningHours morning = OpeningHours.of(LocalTime.of(9, 0), "12:00");
        OpeningHours noon = OpeningHours.of(LocalTime.of(12, 0), "13:00");
        OpeningHours early = OpeningHours.of(LocalTime.of(11, 59), "24:00");

        assertThat(profile(morning, noon).hoursOn(DayOfWeek.MONDAY)).containsExactly(morning, noon);
        assertThat(profile(morning).hoursOn(DayOfWeek.TUESDAY)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> profile(noon, morning));
        assertThatIllegalArgumentException().isThrownBy(() -> profile(morning, early));
        assertThatIllegalArgumentException().isThrownBy(() -> profile());
    }

    private static ClinicProfile profile(OpeningHours... monday) {
        return new ClinicProfile(
                ZoneId.of("Europe/Istanbul"),
                Map.of(DayOfWeek.MONDAY, List.of(monday)),
                60,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
