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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Closure;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "Clinic", description = "The clinic's settings. A PUT replaces all of them.")
public record ClinicBody(
        @Schema(
                description = "IANA time zone in which every date and local time is meant.",
                type = SchemaType.STRING,
                examples = "Europe/Istanbul",
                required = true)
        @NotNull
        ZoneId timeZone,

        @Schema(description = "The weekdays on which it opens, each once; at least one.", required = true)
        @NotNull
        @Size(min = 1, max = 7)
        List<@NotNull @Valid Hours> weeklyHours,

        @Schema(description = "How long a visit takes, in minutes.", examples = "60", required = true)
        @NotNull
        @Min(1)
        @Max(720)
        Integer visitMinutes,

        @Schema(description = "Dates on which it is closed all the same, each once.", required = true)
        @NotNull
        @Size(max = 200)
        List<@NotNull @Valid ClosureBody> closures,

        @Schema(description = "Those who perform sessions there, each once.", required = true) @NotNull @Size(max = 200)
        List<@NotNull @Valid PerformerBody> performers,

        @Schema(description = "The rooms, each once; may be empty.", examples = "[\"room-1\"]", required = true)
        @NotNull
        @Size(max = 200)
        List<@NotNull @Size(min = 1, max = 200) String> rooms) {

    @Schema(name = "WeeklyHours", description = "When the clinic is open on a weekday, in its local time.")
    public record Hours(
            @Schema(required = true) @NotNull DayOfWeek day,

            @Schema(
                    description = "The first visit may start then.",
                    type = SchemaType.STRING,
                    examples = "09:00",
                    required = true)
            @NotNull
            LocalTime opens,

            @Schema(
                    description = "The last visit is over by then.",
                    type = SchemaType.STRING,
                    examples = "18:00",
                    required = true)
            @NotNull
            LocalTime closes) {}

    @Schema(name = "Closure", description = "A date on which the clinic is closed.")
    public record ClosureBody(
            @Schema(examples = "2027-04-23", required = true) @NotNull
            LocalDate date,

            @Schema(examples = "National Sovereignty and Children's Day", required = true)
            @NotNull
            @Size(min = 1, max = 200)
            String reason) {}

    @Schema(name = "Performer", description = "Someone who performs sessions.")
    public record PerformerBody(
            @Schema(description = "As the clinic names them.", examples = "dr-demir", required = true)
            @NotNull
            @Size(min = 1, max = 200)
            String id,

            @Schema(required = true) @NotNull Qualification qualification) {}

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
