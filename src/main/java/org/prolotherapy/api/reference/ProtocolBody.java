package org.prolotherapy.api.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.safety.QuestionBody;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Citation;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.knowledge.SessionCount;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.StepRole;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.knowledge.Volumes;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.ContradictionsSaid;
import org.prolotherapy.reference.ProtocolBounds;
import org.prolotherapy.reference.ProtocolReview;

/** What a version of a clinic's protocol says. */
@Schema(name = "ProtocolDraft")
record ProtocolBody(
        @NotNull @Size(min = 1, max = 200) String display,

        @NotNull ProtocolKind kind,

        @NotNull @Size(min = 1, max = 4) List<@NotNull @Valid PhaseBody> phases,

        @NotNull @Valid SpanBody span,

        @Min(1) @Max(36) @Nullable Integer minimumMonths,

        @Valid @Nullable AppliesToBody appliesTo,

        @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 100) String> solutions,

        @NotNull @Valid CountBody injectionsPerSide,

        @Size(max = 20) @Nullable List<@NotNull @Valid StepBody> steps,

        @Size(max = 4) @Nullable List<@NotNull @Valid DrugHold> holds,

        @Size(max = 20) @Nullable List<@NotNull @Valid QuestionBody> screeningQuestions,

        @Valid @Nullable TimingsBody timings,

        @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 100) String> outcomeMeasures,

        @Nullable StopRule stop,

        @Min(1) @Max(600) @Nullable Integer visitMinutes,

        @Size(max = 20) @Nullable List<@NotNull @Valid CitationBody> citations) {

    private static final Sentence REFUSED = Sentence.of("No clinic can have such a protocol.");

    @Schema(name = "PhaseDraft")
    record PhaseBody(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Valid SessionsBody sessions,

            @Size(max = 24) @Nullable List<@NotNull @Valid GapBody> gapsDays,

            @Valid @Nullable GapBody firstAfterDays) {}

    @Schema(name = "PhaseSessionsDraft")
    record SessionsBody(
            @NotNull @Min(0) @Max(100) Integer min,

            @JsonProperty("default") @Min(0) @Max(100) @Nullable
            Integer usual,

            @NotNull @Min(1) @Max(100) Integer max) {}

    @Schema(name = "GapDraft")
    record GapBody(
            @NotNull @Min(1) @Max(1000) Integer min,

            @Min(1) @Max(1000) @Nullable Integer target,

            @NotNull @Min(1) @Max(1000) Integer max) {

        Gap toGap() {
            return new Gap(min, target, max);
        }
    }

    @Schema(name = "SpanDraft")
    record SpanBody(
            @Min(1) @Max(1000) @Nullable Integer months,

            @Min(1) @Max(10000) @Nullable Integer days) {}

    @Schema(name = "AppliesToDraft")
    record AppliesToBody(
            @Size(max = 100) @Nullable List<@NotNull @Size(min = 1, max = 100) String> conditions,

            @Size(max = 100) @Nullable List<@NotNull Region> regions) {}

    @Schema(name = "CountDraft")
    record CountBody(
            @NotNull @Min(1) @Max(200) Integer min,

            @NotNull @Min(1) @Max(200) Integer max) {

        Range toRange() {
            return new Range(min, max);
        }
    }

    @Schema(name = "StepDraft")
    record StepBody(
            @NotNull StepRole role,

            @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 100) String> sites,

            @NotNull @Valid CountBody injectionsPerSide,

            @Nullable Volumes volumeMl,

            @NotNull @Size(min = 1, max = 100) String solution,

            @Nullable Concentrations concentrationPercent,

            @Size(min = 1, max = 200) @Nullable String guidance) {}

    @Schema(name = "CitationDraft")
    record CitationBody(
            @NotNull @Size(min = 1, max = 500) String citation,

            @Size(min = 1, max = 200) @Nullable String doi,

            @Size(min = 1, max = 20) @Nullable String pmid) {}

    /**
     * The protocol that this describes.
     *
     * @throws Problem {@code rule-violated} with everything that a clinic's protocol must not say
     */
    Protocol toProtocol(
            String id, int version, Knowledge knowledge, ScreeningQuestions questions, ProtocolBounds bounds) {
        Reading reading = new Reading();
        reading.violations.addAll(QuestionBody.flaws(screeningQuestions, "/screeningQuestions", questions));
        List<@Nullable ProtocolPhase> readPhases = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            readPhases.add(phase("/phases/" + i, phases.get(i), reading));
        }
        Span readSpan = reading.of("/span", () -> new Span(span.months(), span.days()));
        Timings builtIn = knowledge.defaultProtocol().timings();
        TimingsBody differing = timings == null ? TimingsBody.AS_BUILT_IN : timings;
        Timings readTimings = reading.of("/timings/recovery", () -> differing.toTimings(builtIn));
        Range injections = reading.of("/injectionsPerSide", injectionsPerSide::toRange);
        List<@Nullable Step> readSteps = new ArrayList<>();
        for (int i = 0; i < stepsOrNone().size(); i++) {
            StepBody step = stepsOrNone().get(i);
            Range count = reading.of("/steps/" + i + "/injectionsPerSide", step.injectionsPerSide()::toRange);
            readSteps.add(count == null ? null : step(step, count));
        }
        reading.check();
        Protocol protocol = reading.of(
                "",
                () -> new Protocol(
                        id,
                        version,
                        ProtocolOrigin.CLINIC,
                        kind,
                        display,
                        readPhases.stream().map(Objects::requireNonNull).toList(),
                        Objects.requireNonNull(readSpan),
                        minimumMonths,
                        appliesTo == null
                                ? AppliesTo.EVERYWHERE
                                : new AppliesTo(orNone(appliesTo.conditions()), orNone(appliesTo.regions())),
                        List.copyOf(allSolutions()),
                        Objects.requireNonNull(injections),
                        readSteps.stream().map(Objects::requireNonNull).toList(),
                        orNone(holds),
                        QuestionBody.toQuestions(screeningQuestions, questions),
                        Objects.requireNonNull(readTimings),
                        orNone(outcomeMeasures),
                        stop,
                        visitMinutes,
                        null,
                        List.of(),
                        orNone(citations).stream()
                                .map(citation -> new Citation(citation.citation(), citation.doi(), citation.pmid()))
                                .toList()));
        reading.check();
        refuseBreaches(Objects.requireNonNull(protocol), knowledge, bounds);
        return protocol;
    }

    /** @throws Problem {@code rule-violated} with everything that a clinic's protocol must not say */
    static void refuseBreaches(Protocol protocol, Knowledge knowledge, ProtocolBounds bounds) {
        Breaches.refuse(ProtocolReview.of(protocol, knowledge, bounds), REFUSED, knowledge);
    }

    private static @Nullable ProtocolPhase phase(String pointer, PhaseBody phase, Reading reading) {
        SessionCount sessions = reading.of(
                pointer + "/sessions",
                () -> new SessionCount(
                        phase.sessions().min(),
                        phase.sessions().usual(),
                        phase.sessions().max()));
        List<@Nullable Gap> gaps = new ArrayList<>();
        for (int i = 0; i < orNone(phase.gapsDays()).size(); i++) {
            GapBody gap = orNone(phase.gapsDays()).get(i);
            gaps.add(reading.of(pointer + "/gapsDays/" + i, gap::toGap));
        }
        GapBody first = phase.firstAfterDays();
        Gap firstAfter = first == null ? null : reading.of(pointer + "/firstAfterDays", first::toGap);
        if (sessions == null || gaps.contains(null) || (first != null && firstAfter == null)) {
            return null;
        }
        return reading.of(
                pointer,
                () -> new ProtocolPhase(
                        phase.name(),
                        sessions,
                        gaps.stream().map(Objects::requireNonNull).toList(),
                        firstAfter));
    }

    private static Step step(StepBody step, Range count) {
        return new Step(
                step.role(),
                orNone(step.sites()),
                count,
                step.volumeMl(),
                step.solution(),
                step.concentrationPercent(),
                step.guidance());
    }

    /** Those of the steps, and further accepted ones, each once. */
    private Set<String> allSolutions() {
        Set<String> all = new LinkedHashSet<>();
        stepsOrNone().forEach(step -> all.add(step.solution()));
        all.addAll(orNone(solutions));
        return all;
    }

    private List<StepBody> stepsOrNone() {
        return orNone(steps);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Makes values that may refuse what they are made of, and keeps what they say. */
    private static final class Reading {

        private final List<Violation> violations = new ArrayList<>();

        <T> @Nullable T of(String pointer, Supplier<T> value) {
            try {
                return value.get();
            } catch (IllegalArgumentException refusal) {
                violations.add(Violation.of(Violation.In.BODY, pointer, ContradictionsSaid.of(refusal)));
                return null;
            }
        }

        void check() {
            if (!violations.isEmpty()) {
                throw new Problem(PlanProblem.RULE_VIOLATED, REFUSED, violations);
            }
        }
    }
}
