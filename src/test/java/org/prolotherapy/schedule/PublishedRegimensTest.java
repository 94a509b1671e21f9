package org.prolotherapy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.SessionCount;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;

/** Every regimen of the review, planned from a Monday without closures, has the days that were published. */
class PublishedRegimensTest {

    private static final LocalDate MONDAY = LocalDate.parse("2027-01-04");

    @Test
    void areFortySeven() throws IOException {
        assertThat(regimens()).hasSize(47);
    }

    @ParameterizedTest
    @MethodSource("regimens")
    void arePlannedOnTheirPublishedDays(JsonNode regimen) {
        Protocol protocol = protocolOf(regimen);
        Schedule schedule = Schedule.proposedFor(
                new CourseRequest(protocol, Severity.MODERATE, MONDAY, null, null), Courses.WEEKDAYS);
        List<LocalDate> published = publishedDays(regimen);

        int scheduled = protocol.sessionsFor(Severity.MODERATE);
        assertThat(Courses.targets(schedule)).isEqualTo(published.subList(0, scheduled));
        assertThat(schedule.sessions()).extracting(ScheduledSession::phase).containsOnly("INITIAL");
        assertThat(schedule.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("regimens")
    void areExtendedAsNeededUpToWhatTheyHaveAndNotBeyond(JsonNode regimen) {
        Protocol protocol = protocolOf(regimen);
        Schedule schedule = Schedule.proposedFor(
                new CourseRequest(protocol, Severity.MODERATE, MONDAY, null, null), Courses.WEEKDAYS);
        List<LocalDate> published = publishedDays(regimen);
        for (int sessions = schedule.sessionCount() + 1; sessions <= protocol.mostSessions(); sessions++) {
            Extension extension =
                    Extension.of(schedule.requirement(), Courses.WEEKDAYS, History.NONE, schedule.endsOn());
            if (!extension.isPossible()) {
                assertThat(Courses.rules(extension.reasons())).isEqualTo(List.of(protocol.spanRule()));
                return;
            }
            schedule = extension.scheduleOrRefusal();
            assertThat(schedule.sessionCount()).isEqualTo(sessions);
            assertThat(schedule.endsOn()).isBeforeOrEqualTo(schedule.deadline());
            if (sessions <= published.size()) {
                assertThat(schedule.endsOn()).isEqualTo(published.get(sessions - 1));
            }
        }
        assertThat(Courses.rules(Extension.of(schedule.requirement(), Courses.WEEKDAYS, History.NONE, schedule.endsOn())
                        .reasons()))
                .isEqualTo(List.of(org.prolotherapy.knowledge.RuleId.AS_NEEDED_SESSIONS));
    }

    /** Each session's distance from the one before it, on the next weekday. */
    private static List<LocalDate> publishedDays(JsonNode regimen) {
        List<LocalDate> days = new ArrayList<>();
        int before = 0;
        LocalDate day = MONDAY;
        for (JsonNode published : regimen.get("publishedDaysTypical")) {
            day = day.plusDays(published.intValue() - before);
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            days.add(day);
            before = published.intValue();
        }
        return days;
    }

    static Protocol protocolOf(JsonNode regimen) {
        List<ProtocolPhase> phases = new ArrayList<>();
        for (JsonNode phase : regimen.get("phases")) {
            List<Gap> gaps = new ArrayList<>();
            phase.get("gapsDays").forEach(gap -> gaps.add(gap(gap)));
            Gap firstAfter = phase.has("firstAfterDays") ? gap(phase.get("firstAfterDays")) : null;
            // The file's lists begin with the gap before the phase, whether or not it is named as well.
            if (firstAfter != null && gaps.size() > 1 && gaps.get(0).equals(firstAfter)) {
                gaps.remove(0);
            }
            JsonNode sessions = phase.get("sessions");
            boolean first = phases.isEmpty();
            phases.add(new ProtocolPhase(
                    phase.get("name").textValue(),
                    new SessionCount(
                            sessions.get("min").intValue(),
                            first ? sessions.get("default").intValue() : null,
                            sessions.get("max").intValue()),
                    gaps,
                    firstAfter));
        }
        int months = regimen.get("span").get("months").intValue();
        return Protocols.of(Span.ofMonths(months), phases.toArray(ProtocolPhase[]::new));
    }

    private static Gap gap(JsonNode gap) {
        return new Gap(
                gap.get("min").intValue(),
                gap.get("target").intValue(),
                gap.get("max").intValue());
    }

    static List<JsonNode> regimens() throws IOException {
        try (InputStream file = PublishedRegimensTest.class.getResourceAsStream("/regimens/regimens.json")) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(file));
            return StreamSupport.stream(all.get("regimens").spliterator(), false)
                    .toList();
        }
    }
}
