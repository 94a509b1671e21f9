package org.prolotherapy.api.clinic;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.safety.QuestionBody;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Closure;
import org.prolotherapy.clinic.FhirPatients;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "Clinic")
public record ClinicBody(
        @NotNull ZoneId timeZone,

        @NotNull @Size(min = 1, max = 42) List<@NotNull @Valid Hours> weeklyHours,

        @NotNull @Min(1) @Max(720) Integer visitMinutes,

        @NotNull @Size(max = 200) List<@NotNull @Valid ClosureBody> closures,

        @NotNull @Size(max = 200) List<@NotNull @Valid PerformerBody> performers,

        @NotNull @Size(max = 200) List<@NotNull @Size(min = 1, max = 200) String> rooms,

        @Size(max = 20) @Nullable List<@NotNull Qualification> furtherQualifications,

        @Size(max = 20) @Nullable List<@NotNull @Valid FhirPatientsBody> fhirPatients,

        @Size(max = 50) @Nullable List<@NotNull @Valid QuestionBody> screeningQuestions) {

    @Schema(name = "WeeklyHours")
    public record Hours(
            @NotNull DayOfWeek day,

            @NotNull LocalTime opens,

            @NotNull
            @Pattern(
                    regexp = "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00)$",
                    message = "must be a time of day like 18:00, or 24:00 for its end")
            String closes) {

        /** Empty if they end before they begin. */
        Optional<OpeningHours> toHours() {
            try {
                return Optional.of(OpeningHours.of(opens, closes));
            } catch (IllegalArgumentException endBeforeTheyBegin) {
                return Optional.empty();
            }
        }
    }

    @Schema(name = "Closure")
    public record ClosureBody(
            @NotNull LocalDate date,

            @NotNull @Size(min = 1, max = 200) String reason) {}

    @Schema(name = "Performer")
    public record PerformerBody(
            @NotNull @Size(min = 1, max = 200) String id,

            @NotNull Qualification qualification) {}

    @Schema(name = "FhirPatients")
    public record FhirPatientsBody(
            @NotNull
            @Size(min = 1, max = 255)
            @Pattern(regexp = "[^|]+", message = "must be a URI without a vertical bar")
            String system,

            @NotNull
            @Size(max = 500)
            @Pattern(
                    regexp = "^https?://[^{}\\s]+/Patient/\\{value\\}$",
                    message = "must be a URL like https://ehr.example/fhir/Patient/{value}")
            String url) {}

    /**
     * The settings as the clinic keeps them.
     *
     * @throws Problem {@code invalid-request} with all hours that end before they begin or begin before earlier ones of the
     *     day end, every date, performer, room or question that is named twice, every performer whose qualification
     *     is not accepted, and every question that cannot be asked
     */
    ClinicProfile toProfile(ScreeningQuestions library) {
        List<Violation> violations = new ArrayList<>();
        Map<DayOfWeek, List<OpeningHours>> hours = new EnumMap<>(DayOfWeek.class);
        for (int i = 0; i < weeklyHours.size(); i++) {
            Hours given = weeklyHours.get(i);
            Optional<OpeningHours> span = given.toHours();
            if (span.isEmpty()) {
                violations.add(Violation.body("/weeklyHours/" + i + "/closes", "must be later than opens"));
                continue;
            }
            List<OpeningHours> day = hours.computeIfAbsent(given.day(), name -> new ArrayList<>());
            if (!day.isEmpty() && !day.get(day.size() - 1).endBefore(span.get())) {
                violations.add(Violation.body(
                        "/weeklyHours/" + i + "/opens",
                        "must not be before {closing}, when earlier hours of that day end",
                        day.get(day.size() - 1).closing()));
            } else {
                day.add(span.get());
            }
        }
        eachOnce("/closures", "/date", closures.stream().map(ClosureBody::date).toList(), violations);
        eachOnce(
                "/performers", "/id", performers.stream().map(PerformerBody::id).toList(), violations);
        eachOnce("/rooms", "", rooms, violations);
        List<Qualification> further = furtherQualifications == null ? List.of() : furtherQualifications;
        eachOnce("/furtherQualifications", "", further, violations);
        for (int i = 0; i < performers.size(); i++) {
            Qualification qualification = performers.get(i).qualification();
            if (!qualification.isNamedByText() && !further.contains(qualification)) {
                violations.add(Violation.body(
                        "/performers/" + i + "/qualification",
                        "must be one of furtherQualifications, as no text names it"));
            }
        }
        List<FhirPatientsBody> patients = fhirPatients == null ? List.of() : fhirPatients;
        eachOnce(
                "/fhirPatients",
                "/system",
                patients.stream().map(FhirPatientsBody::system).toList(),
                violations);
        List<QuestionBody> questions = screeningQuestions == null ? List.of() : screeningQuestions;
        eachOnce(
                "/screeningQuestions",
                "/code",
                questions.stream().map(QuestionBody::code).toList(),
                violations);
        violations.addAll(QuestionBody.flaws(questions, "/screeningQuestions", library));
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
                rooms,
                further,
                patients.stream()
                        .map(each -> new FhirPatients(each.system(), each.url()))
                        .toList(),
                QuestionBody.toQuestions(questions, library));
    }

    static ClinicBody of(ClinicProfile profile) {
        return new ClinicBody(
                profile.timeZone(),
                profile.openingHours().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(day -> day.getValue().stream()
                                .map(span -> new Hours(day.getKey(), span.opens(), span.closing())))
                        .toList(),
                profile.visitMinutes(),
                profile.closures().stream()
                        .map(closure -> new ClosureBody(closure.date(), closure.reason()))
                        .toList(),
                profile.performers().stream()
                        .map(performer -> new PerformerBody(performer.id(), performer.qualification()))
                        .toList(),
                profile.rooms(),
                profile.furtherQualifications().isEmpty() ? null : profile.furtherQualifications(),
                profile.fhirPatients().stream()
                        .map(each -> new FhirPatientsBody(each.system(), each.url()))
                        .toList(),
                profile.screeningQuestions().isEmpty()
                        ? null
                        : profile.screeningQuestions().stream()
                                .map(QuestionBody::of)
                                .toList());
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
