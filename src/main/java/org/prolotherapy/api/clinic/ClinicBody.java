package org.prolotherapy.api.clinic;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Closure;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "Clinic")
public record ClinicBody(
        @NotNull ZoneId timeZone,

        @NotNull @Size(min = 1, max = 7) List<@NotNull @Valid Hours> weeklyHours,

        @NotNull @Min(1) @Max(720) Integer visitMinutes,

        @NotNull @Size(max = 200) List<@NotNull @Valid ClosureBody> closures,

        @NotNull @Size(max = 200) List<@NotNull @Valid PerformerBody> performers,

        @NotNull @Size(max = 200) List<@NotNull @Size(min = 1, max = 200) String> rooms) {

    @Schema(name = "WeeklyHours")
    public record Hours(
            @NotNull DayOfWeek day,

            @NotNull LocalTime opens,

            @NotNull LocalTime closes) {}

    @Schema(name = "Closure")
    public record ClosureBody(
            @NotNull LocalDate date,

            @NotNull @Size(min = 1, max = 200) String reason) {}

    @Schema(name = "Performer")
    public record PerformerBody(
            @NotNull @Size(min = 1, max = 200) String id,

            @NotNull Qualification qualification) {}

    /**
     * The settings as the clinic keeps them.
     *
     * @throws Problem {@code invalid-request} with every day, date, performer or room that is named twice
     */
    ClinicProfile toProfile() {
        List<Violation> violations = new ArrayList<>();
        Map<DayOfWeek, OpeningHours> hours = new HashMap<>();
        for (int i = 0; i < weeklyHours.size(); i++) {
            Hours day = weeklyHours.get(i);
            if (!day.opens().isBefore(day.closes())) {
                violations.add(Violation.body("/weeklyHours/" + i + "/closes", "must be later than opens"));
            } else if (hours.put(day.day(), new OpeningHours(day.opens(), day.closes())) != null) {
                violations.add(Violation.body("/weeklyHours/" + i + "/day", "must not be named twice"));
            }
        }
        eachOnce("/closures", "/date", closures.stream().map(ClosureBody::date).toList(), violations);
        eachOnce(
                "/performers", "/id", performers.stream().map(PerformerBody::id).toList(), violations);
        eachOnce("/rooms", "", rooms, violations);
        if (!violations.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The settings contradict themselves.", violations);
        }
        return new ClinicProfile(
                timeZone,
                hours,
                visitMinutes,
                closures.stream()
                        .map(closure -> new Closure(closure.date(), closure.reason()))
                        .toList(),
                performers.stream()
                        .map(performer -> new Performer(performer.id(), performer.qualification()))
                        .toList(),
                rooms);
    }

    static ClinicBody of(ClinicProfile profile) {
        return new ClinicBody(
                profile.timeZone(),
                profile.openingHours().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(hours -> new Hours(
                                hours.getKey(),
                                hours.getValue().opens(),
                                hours.getValue().closes()))
                        .toList(),
                profile.visitMinutes(),
                profile.closures().stream()
                        .map(closure -> new ClosureBody(closure.date(), closure.reason()))
                        .toList(),
                profile.performers().stream()
                        .map(performer -> new PerformerBody(performer.id(), performer.qualification()))
                        .toList(),
                profile.rooms());
    }

    private static void eachOnce(String pointer, String member, List<?> values, List<Violation> violations) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                violations.add(Violation.body(pointer + "/" + i + member, "must not be named twice"));
            }
        }
    }
}
