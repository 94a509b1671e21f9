package org.prolotherapy.api.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.reference.ProtocolBody.AppliesToBody;
import org.prolotherapy.api.reference.ProtocolBody.CitationBody;
import org.prolotherapy.api.reference.ProtocolBody.CountBody;
import org.prolotherapy.api.reference.ProtocolBody.PhaseBody;
import org.prolotherapy.api.reference.ProtocolBody.SpanBody;
import org.prolotherapy.api.reference.ProtocolBody.StepBody;
import org.prolotherapy.api.safety.QuestionBody;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.PublishedRegimen;
import org.prolotherapy.knowledge.Regimens;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.ProtocolBounds;

/** A protocol of the clinic's own: taken from a published regimen as it is, or described. */
@Schema(name = "NewProtocol")
record NewProtocolRequest(
        @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be small letters and digits, with dashes between")
        String id,

        @Valid @Nullable BasedOn basedOn,

        @Size(min = 1, max = 200) @Nullable String display,

        @Nullable ProtocolKind kind,

        @Size(min = 1, max = 4) @Nullable List<@NotNull @Valid PhaseBody> phases,

        @Valid @Nullable SpanBody span,

        @Min(1) @Max(36) @Nullable Integer minimumMonths,

        @Valid @Nullable AppliesToBody appliesTo,

        @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 100) String> solutions,

        @Valid @Nullable CountBody injectionsPerSide,

        @Size(max = 20) @Nullable List<@NotNull @Valid StepBody> steps,

        @Size(max = 4) @Nullable List<@NotNull @Valid DrugHold> holds,

        @Size(max = 20) @Nullable List<@NotNull @Valid QuestionBody> screeningQuestions,

        @Valid @Nullable TimingsBody timings,

        @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 100) String> outcomeMeasures,

        @Nullable StopRule stop,

        @Min(1) @Max(600) @Nullable Integer visitMinutes,

        @Size(max = 20) @Nullable List<@NotNull @Valid CitationBody> citations) {

    @Schema(name = "BasedOn")
    record BasedOn(@NotNull @Size(min = 1, max = 100) String regimen) {}

    /**
     * The first version of the protocol.
     *
     * @throws Problem {@code invalid-request} if it is both or neither, {@code unknown-code} if there is no such regimen,
     *     {@code rule-violated} with everything that a clinic's protocol must not say
     */
    Protocol toProtocol(Knowledge knowledge, Regimens regimens, ScreeningQuestions questions, ProtocolBounds bounds) {
        if (basedOn == null) {
            return described().toProtocol(id, 1, knowledge, questions, bounds);
        }
        if (members().values().stream().anyMatch(Objects::nonNull)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.body("/basedOn", "must stand alone beside id: change the draft that it makes"));
        }
        PublishedRegimen regimen = regimens.regimen(basedOn.regimen())
                .orElseThrow(() -> Problem.of(
                        PlanProblem.UNKNOWN_CODE,
                        Violation.body("/basedOn/regimen", "must be the id of a regimen, as /v1/regimens lists them")));
        Protocol adopted = regimen.adopted(id, knowledge.defaultProtocol().timings());
        ProtocolBody.refuseBreaches(adopted, knowledge, bounds);
        return adopted;
    }

    @Nullable
    String regimen() {
        return basedOn == null ? null : basedOn.regimen();
    }

    private ProtocolBody described() {
        if (display == null || kind == null || phases == null || span == null || injectionsPerSide == null) {
            throw new Problem(
                    ProblemType.INVALID_REQUEST,
                    "What a protocol says is missing, and basedOn too.",
                    Stream.of("display", "kind", "phases", "span", "injectionsPerSide")
                            .filter(name -> members().get(name) == null)
                            .map(name -> Violation.body("/" + name, "must not be null without basedOn"))
                            .toList());
        }
        return new ProtocolBody(
                display,
                kind,
                phases,
                span,
                minimumMonths,
                appliesTo,
                solutions,
                injectionsPerSide,
                steps,
                holds,
                screeningQuestions,
                timings,
                outcomeMeasures,
                stop,
                visitMinutes,
                citations);
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("display", display);
        members.put("kind", kind);
        members.put("phases", phases);
        members.put("span", span);
        members.put("minimumMonths", minimumMonths);
        members.put("appliesTo", appliesTo);
        members.put("solutions", solutions);
        members.put("injectionsPerSide", injectionsPerSide);
        members.put("steps", steps);
        members.put("holds", holds);
        members.put("screeningQuestions", screeningQuestions);
        members.put("timings", timings);
        members.put("outcomeMeasures", outcomeMeasures);
        members.put("stop", stop);
        members.put("visitMinutes", visitMinutes);
        members.put("citations", citations);
        return members;
    }
}
