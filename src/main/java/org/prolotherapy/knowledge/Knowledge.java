package org.prolotherapy.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All reference data: immutable, in the order of the files, looked up by code. Protocols and solutions are found among those
 * built in, and then among those of the clinic.
 */
public final class Knowledge {

    private final Map<String, Source> sources;
    private final Map<RuleId, Rule> rules = new EnumMap<>(RuleId.class);
    private final Map<String, Solution> solutions;
    private final List<SolutionComponent> components;
    private final Substances substances;
    private final Map<String, LocalAnaesthetic> anaesthetics;
    private final List<Protocol> protocols;
    private final Map<String, Protocol> currentProtocols;
    private final Map<String, Condition> conditions;
    private final Map<String, InjectionSite> injectionSites;
    private final Map<String, OutcomeMeasure> outcomeMeasures;
    private final ClinicKnowledge clinics;
    private final Wording wording;

    /**
     * @param protocols every version of every protocol that is built in, the default protocol first
     * @param clinics the protocols beside them
     * @param wording what findings are said in
     * @throws IllegalArgumentException if two entries share a code, or a rule id has no rule
     */
    public Knowledge(
            List<Source> sources,
            List<Rule> rules,
            List<Solution> solutions,
            Substances substances,
            List<LocalAnaesthetic> anaesthetics,
            List<Protocol> protocols,
            List<Condition> conditions,
            List<InjectionSite> injectionSites,
            List<OutcomeMeasure> outcomeMeasures,
            ClinicKnowledge clinics,
            Wording wording) {
        this.clinics = clinics;
        this.wording = wording;
        this.sources = byCode(sources, Source::code);
        this.solutions = byCode(solutions, Solution::code);
        this.conditions = byCode(conditions, Condition::code);
        this.injectionSites = byCode(injectionSites, InjectionSite::code);
        this.outcomeMeasures = byCode(outcomeMeasures, OutcomeMeasure::code);
        this.components = solutions.stream()
                .flatMap(solution -> solution.components().stream())
                .distinct()
                .sorted(Comparator.comparing(SolutionComponent::code))
                .toList();
        this.substances = substances;
        this.anaesthetics = byCode(anaesthetics, LocalAnaesthetic::code);
        this.protocols = List.copyOf(protocols);
        byCode(protocols, protocol -> protocol.id() + " version " + protocol.version());
        this.currentProtocols = new LinkedHashMap<>();
        for (Protocol protocol : protocols) {
            currentProtocols.merge(
                    protocol.id(), protocol, (one, other) -> one.version() > other.version() ? one : other);
        }
        for (RuleId id : RuleId.values()) {
            List<Rule> found = rules.stream().filter(rule -> rule.id() == id).toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(
                        "there must be one rule " + id.code() + ", there are " + found.size());
            }
            this.rules.put(id, found.get(0));
        }
    }

    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** Those that come with the service. */
    public List<Solution> solutions() {
        return List.copyOf(solutions.values());
    }

    /** Every version of every protocol that is built in. */
    public List<Protocol> protocols() {
        return protocols;
    }

    /** The newest version of each protocol that is built in. */
    public List<Protocol> currentProtocols() {
        return List.copyOf(currentProtocols.values());
    }

    /** Every version that plans can have: those that are built in, and those of the clinic that are or were approved. */
    public List<ApprovedProtocol> approvedProtocols() {
        return Stream.concat(
                        protocols.stream().map(protocol -> new ApprovedProtocol(protocol, ApprovalStatus.APPROVED)),
                        clinics.approvedProtocols().stream())
                .toList();
    }

    /** The protocol of a caller who names none. */
    public Protocol defaultProtocol() {
        return currentProtocols.values().iterator().next();
    }

    public List<Condition> conditions() {
        return List.copyOf(conditions.values());
    }

    public List<InjectionSite> injectionSites() {
        return List.copyOf(injectionSites.values());
    }

    public List<OutcomeMeasure> outcomeMeasures() {
        return List.copyOf(outcomeMeasures.values());
    }

    public Optional<Source> source(String code) {
        return Optional.ofNullable(sources.get(code));
    }

    public Rule rule(RuleId id) {
        return Objects.requireNonNull(rules.get(id));
    }

    /** A solution, also one of the clinic's that is retired: what was planned with it goes on, and what was injected stays. */
    public Optional<Solution> solution(String code) {
        Solution builtIn = solutions.get(code);
        return builtIn != null ? Optional.of(builtIn) : clinics.formulary().solution(code);
    }

    /** A solution that can be planned from now on. */
    public Optional<Solution> solutionForNewPlans(String code) {
        return solution(code)
                .filter(known -> isBuiltInSolution(code) || clinics.formulary().isOpen(code));
    }

    /** The solution of a plan that names none: the first of the protocol's that can be planned. */
    public Optional<Solution> usualSolution(Protocol protocol) {
        return protocol.solutions().stream()
                .flatMap(code -> solutionForNewPlans(code).stream())
                .findFirst();
    }

    /** Whether a solution of this code comes with the service, so that no clinic's can have it. */
    public boolean isBuiltInSolution(String code) {
        return solutions.containsKey(code);
    }

    /** What a clinic's solution contains, which never changes; empty until it is approved. */
    public Optional<Mixture> mixture(String code) {
        return clinics.formulary().mixture(code);
    }

    /** The version of a protocol that new plans are made by: the newest, of a clinic's the newest that is approved. */
    public Optional<Protocol> protocol(String id) {
        Protocol builtIn = currentProtocols.get(id);
        return builtIn != null ? Optional.of(builtIn) : clinics.forNewPlans(id);
    }

    /** Whether a protocol of this id comes with the service, so that no clinic's can have it. */
    public boolean isBuiltIn(String protocolId) {
        return currentProtocols.containsKey(protocolId);
    }

    /** The version of a protocol that a plan has pinned. */
    public Optional<Protocol> protocol(String id, int version) {
        return protocols.stream()
                .filter(protocol ->
                        protocol.version() == version && protocol.id().equals(id))
                .findFirst()
                .or(() -> clinics.pinned(id, version));
    }

    /**
     * What a screening asks beside the four questions: what the protocol asks, and what the clinic asks whatever the protocol.
     * A question of both counts by what each of them says.
     */
    public List<ScreeningQuestion> screeningQuestions(Protocol protocol) {
        List<ScreeningQuestion> everywhere = clinics.screeningQuestions();
        return everywhere.isEmpty()
                ? protocol.screeningQuestions()
                : Stream.concat(protocol.screeningQuestions().stream(), everywhere.stream())
                        .distinct()
                        .toList();
    }

    public Optional<Condition> condition(String code) {
        return Optional.ofNullable(conditions.get(code));
    }

    public Optional<InjectionSite> injectionSite(String code) {
        return Optional.ofNullable(injectionSites.get(code));
    }

    public Optional<OutcomeMeasure> outcomeMeasure(String code) {
        return Optional.ofNullable(outcomeMeasures.get(code));
    }

    /** Every component of every solution, each once. */
    public List<SolutionComponent> components() {
        return components;
    }

    /**
     * The concentrations that a solution may have under a protocol: that which it is made with; else those published for it
     * or, under a protocol of a clinic, all that the substance allows that makes it work. Empty where no bounds are published.
     */
    public Optional<Concentrations> concentrations(Solution solution, Protocol protocol) {
        Optional<Concentrations> published = Optional.ofNullable(solution.concentrationPercent());
        return protocol.origin() == ProtocolOrigin.BUILT_IN
                        || solution.activeComponent().mgPerMl() != null
                ? published
                : substances()
                        .substance(solution.activeComponent().code())
                        .map(Substance::concentrationPercent)
                        .or(() -> published);
    }

    /** What else in a solution has bounds, although nobody has said how much of it is in there. */
    public List<Substance> boundedBesides(Solution solution) {
        return solution.components().stream()
                .skip(1)
                .filter(component -> component.mgPerMl() == null)
                .flatMap(component -> substances().substance(component.code()).stream())
                .filter(substance -> substance.concentrationPercent() != null)
                .toList();
    }

    /** Everything that a patient can be allergic to, the clinic's own included, and how it is recognised in free text. */
    public Substances substances() {
        return clinics.formulary().with(substances);
    }

    public List<LocalAnaesthetic> anaesthetics() {
        return List.copyOf(anaesthetics.values());
    }

    public Optional<LocalAnaesthetic> anaesthetic(String code) {
        return Optional.ofNullable(anaesthetics.get(code));
    }

    /** The components and anaesthetics that are not given to a patient who is allergic to what the text names. */
    public List<Substance> componentsNamedBy(String text) {
        Substances all = substances();
        List<Substance> named = all.namedBy(text);
        return all.injected().stream()
                .filter(substance -> named.stream().anyMatch(allergen -> all.covers(allergen, substance)))
                .toList();
    }

    /** Gives a finding its rule's words, strength and sources. */
    public Explanation explain(Finding finding) {
        Rule rule = rule(finding.rule());
        String words = words(finding);
        String statement = words.isEmpty() ? wording.sentence(rule) : wording.sentence(rule) + " " + words;
        return new Explanation(rule.id().code(), statement, figures(finding), rule.strength(), rule.sources());
    }

    /** What a finding says beyond its rule, in words; empty if that is nothing. */
    public String words(Finding finding) {
        return finding.detail() == null ? "" : wording.say(finding.detail());
    }

    private @Nullable Map<String, Object> figures(Finding finding) {
        Saying detail = finding.detail();
        // What was kept as words has no figures.
        if (detail == null || detail.phrase() == Phrase.AS_WRITTEN) {
            return null;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        addFigures(detail, figures);
        return figures.isEmpty() ? null : figures;
    }

    /** A part of a sentence has its figures beside the others; what stands in a list is given in words. */
    private void addFigures(Saying saying, Map<String, Object> figures) {
        saying.forEach((name, value) -> {
            if (value instanceof Saying part) {
                addFigures(part, figures);
            } else if (value != null) {
                figures.put(name, figure(value));
            }
        });
    }

    private Object figure(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(this::figure).toList();
        }
        if (value instanceof Saying part) {
            return wording.say(part);
        }
        if (value instanceof Range range) {
            return List.of(range.min(), range.max());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Number ? value : value.toString();
    }

    public List<Explanation> explain(List<Finding> findings) {
        return findings.stream().map(this::explain).toList();
    }

    private static <T> Map<String, T> byCode(List<T> entries, Function<T, String> code) {
        Map<String, T> byCode = new LinkedHashMap<>();
        for (T entry : entries) {
            if (byCode.put(code.apply(entry), entry) != null) {
                throw new IllegalArgumentException("there are two entries named " + code.apply(entry));
            }
        }
        return byCode;
    }
}
