package org.prolotherapy.knowledge;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way of doing prolotherapy, published or of a clinic. A version is immutable once a plan uses it.
 *
 * @param id names the protocol across its versions
 * @param version counts from 1
 * @param display its name in words
 * @param phases 1–4: the first is scheduled, the others are placed session by session, as needed
 * @param span the longest from the first session to the last
 * @param minimumMonths the least, where a text names one (S1); not reaching it is noted, not refused
 * @param appliesTo what it is meant for
 * @param solutions codes of the solutions it accepts, the default first
 * @param injectionsPerSide the usual number of injections that a treated side gets in a session: a soft bound (S3)
 * @param steps what a session consists of; empty where nothing is published
 * @param holds the drugs that are held around a session longer than everywhere
 * @param screeningQuestions asked beside the four of every screening
 * @param timings the day counts of its recovery, holds and reviews
 * @param outcomeMeasures codes of the measures by which its response is judged
 * @param stop when it is over early; null if it never is by itself
 * @param visitMinutes how long a session takes; null leaves it to the clinic
 * @param label the rule that labels a protocol one has to ask for, because it lies outside what the other texts say
 * @param sources codes of the sources, first the one that the range of sessions is from; empty for a clinic's
 * @param citations what a clinic's was drawn from; empty for those built in
 */
public record Protocol(
        String id,
        int version,
        ProtocolOrigin origin,
        ProtocolKind kind,
        String display,
        List<ProtocolPhase> phases,
        Span span,
        @Nullable Integer minimumMonths,
        AppliesTo appliesTo,
        List<String> solutions,
        Range injectionsPerSide,
        List<Step> steps,
        List<DrugHold> holds,
        List<ScreeningQuestion> screeningQuestions,
        Timings timings,
        List<String> outcomeMeasures,
        @Nullable StopRule stop,
        @Nullable Integer visitMinutes,
        @Nullable RuleId label,
        List<String> sources,
        List<Citation> citations) {

    private static final Range PHASES = new Range(1, 4);

    public Protocol {
        if (version < 1) {
            throw new Contradiction("has version {version}; versions count from 1", version);
        }
        if (!PHASES.contains(phases.size())) {
            throw new Contradiction("has {phases} phases, which is not {range}", phases.size(), PHASES);
        }
        checkPhases(phases);
        if (minimumMonths != null && (minimumMonths < 1 || isLongerThan(span, minimumMonths))) {
            throw span.months() != null
                    ? new Contradiction(
                            "lasts at least {least} months, which is not within {span} months",
                            minimumMonths,
                            span.months())
                    : new Contradiction(
                            "lasts at least {least} months, which is not within {span} days",
                            minimumMonths,
                            Objects.requireNonNull(span.days()));
        }
        if (injectionsPerSide.min() < 1) {
            throw new Contradiction("needs at least one injection in a session");
        }
        if (solutions.isEmpty()) {
            throw new Contradiction("names no solution");
        }
        if (visitMinutes != null && visitMinutes < 1) {
            throw new Contradiction("takes {minutes} minutes, which is no visit", visitMinutes);
        }
        phases = List.copyOf(phases);
        solutions = List.copyOf(solutions);
        steps = List.copyOf(steps);
        holds = List.copyOf(holds);
        screeningQuestions = List.copyOf(screeningQuestions);
        outcomeMeasures = List.copyOf(outcomeMeasures);
        sources = List.copyOf(sources);
        citations = List.copyOf(citations);
    }

    private static void checkPhases(List<ProtocolPhase> phases) {
        ProtocolPhase first = phases.get(0);
        if (first.sessions().min() < 1) {
            throw new Contradiction("{phase} is the first phase and needs at least one session", first.name());
        }
        if (first.firstAfterDays() != null) {
            throw new Contradiction("{phase} is the first phase and comes after none", first.name());
        }
        Set<String> names = new HashSet<>();
        for (ProtocolPhase phase : phases) {
            if (!names.add(phase.name())) {
                throw new Contradiction("has two phases named {phase}", phase.name());
            }
            if (!phase.equals(first)
                    && phase.firstAfterDays() == null
                    && phase.gapsDays().isEmpty()) {
                throw new Contradiction("{phase} does not say how long after the phase before it comes", phase.name());
            }
        }
    }

    private static boolean isLongerThan(Span span, int months) {
        return span.months() != null && months > span.months();
    }

    /** The same under another version. */
    public Protocol asVersion(int other) {
        return new Protocol(
                id,
                other,
                origin,
                kind,
                display,
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
                label,
                sources,
                citations);
    }

    /** How many days before a session drugs of a kind are held: as many as everywhere (S3), or more if the protocol says so. */
    public int holdDaysBefore(DrugClass drugClass) {
        int own = holdOf(drugClass).map(DrugHold::daysBefore).orElse(0);
        return drugClass.isHeldEverywhere() ? Math.max(timings.medicationHoldDays(), own) : own;
    }

    /** How many days after a session drugs of a kind are held; none unless the protocol says so. */
    public int holdDaysAfter(DrugClass drugClass) {
        return holdOf(drugClass).map(DrugHold::daysAfter).orElse(0);
    }

    private Optional<DrugHold> holdOf(DrugClass drugClass) {
        return holds.stream().filter(hold -> hold.drugClass() == drugClass).findFirst();
    }

    /** Whether a step injects a solution at a concentration, in percent weight by volume. */
    public boolean usesAt(String solution, BigDecimal percent) {
        return steps.stream()
                .anyMatch(step -> step.solution().equals(solution)
                        && step.concentrationPercent() != null
                        && step.concentrationPercent().contains(percent));
    }

    /** Whether each step that injects a solution says at which concentrations, and there is one. */
    public boolean saysConcentrationOf(String solution) {
        return steps.stream().anyMatch(step -> step.solution().equals(solution))
                && steps.stream()
                        .filter(step -> step.solution().equals(solution))
                        .allMatch(step -> step.concentrationPercent() != null);
    }

    /** The phase whose sessions are placed when a plan is made. */
    public ProtocolPhase scheduled() {
        return phases.get(0);
    }

    /** The phases whose sessions are placed one at a time, when somebody asks for one. */
    public List<ProtocolPhase> asNeeded() {
        return phases.subList(1, phases.size());
    }

    /** The place of a phase among the phases, counted from 0; 0 for a name that no phase has. */
    public int phaseNamed(String name) {
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).name().equals(name)) {
                return i;
            }
        }
        return 0;
    }

    /** The rule that ends a course: six months where the texts say so (S3), else the protocol's own span. */
    public RuleId spanRule() {
        return origin == ProtocolOrigin.BUILT_IN ? RuleId.SIX_MONTH_CAP : RuleId.PROTOCOL_SPAN;
    }

    /** How many sessions may be asked for when a plan is made. */
    public Range sessions() {
        return scheduled().sessions().range();
    }

    /** How many sessions a course may come to, in all phases. */
    public int mostSessions() {
        return phases.stream().mapToInt(phase -> phase.sessions().max()).sum();
    }

    /** The number of sessions that is published or, where none is, that a severity calls for: the least, the midpoint (halves up) or the most (S0). */
    public int sessionsFor(Severity severity) {
        Integer usual = scheduled().sessions().usual();
        if (usual != null) {
            return usual;
        }
        return switch (severity) {
            case MILD -> sessions().min();
            case MODERATE -> sessions().midpoint();
            case SEVERE -> sessions().max();
        };
    }

    /**
     * The gap before a session of a phase. Where the protocol names none, since its sessions never follow one another like
     * this, the regeneration counts.
     *
     * @param phase counted from 0
     * @param index the session's place in the phase, counted from 1
     */
    public Gap gapBefore(int phase, int index) {
        return phases.get(phase).gapBefore(index, phase == 0);
    }

    /** The days that lie in every gap of a first phase of so many sessions; null if it has no gap or none lie in all. */
    public @Nullable Range spacingDays(int sessionCount) {
        List<Gap> gaps = scheduled().gapsDays();
        List<Gap> used = gaps.subList(0, Math.min(gaps.size(), sessionCount - 1));
        int min = used.stream().mapToInt(Gap::min).max().orElse(1);
        int max = used.stream().mapToInt(Gap::max).min().orElse(0);
        return min > max ? null : new Range(min, max);
    }

    /** The days from the first session to the second that a severity calls for; null if there is no second. */
    public @Nullable Integer spacingFor(Severity severity) {
        List<Gap> gaps = scheduled().gapsDays();
        return gaps.isEmpty() ? null : Integer.valueOf(gaps.get(0).spacing(timings.regenerationDays(severity)));
    }

    /** The greatest number of days between two sessions of the first phase; 1 if it has one session. */
    public int longestGap() {
        return scheduled().gapsDays().stream().mapToInt(Gap::max).max().orElse(1);
    }

    /** The days that a gap allows; where they are one number, so many more and fewer that closed days can be stepped over. */
    public Range allowedDays(Gap gap) {
        int step = gap.hasOneLength() ? timings.stepOverDays(gap.min()) : 0;
        return new Range(Math.max(1, gap.min() - step), gap.max() + step);
    }
}
