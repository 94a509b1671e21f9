package org.prolotherapy.reference;

import static org.prolotherapy.reference.KnowledgeFiles.ANAESTHETICS;
import static org.prolotherapy.reference.KnowledgeFiles.CONDITIONS;
import static org.prolotherapy.reference.KnowledgeFiles.MEASURES;
import static org.prolotherapy.reference.KnowledgeFiles.PROTOCOLS;
import static org.prolotherapy.reference.KnowledgeFiles.RULES;
import static org.prolotherapy.reference.KnowledgeFiles.SITES;
import static org.prolotherapy.reference.KnowledgeFiles.SOLUTIONS;
import static org.prolotherapy.reference.KnowledgeFiles.SOURCES;
import static org.prolotherapy.reference.KnowledgeFiles.SUBSTANCES;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.Source;
import org.prolotherapy.knowledge.Substance;

/** Whether the files, each readable by itself, agree with one another. */
final class Consistency {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    /** Those that clinics never could have made, since they were there before. */
    private static final Set<String> FIRST_EDITION = Set.of(
            "hypertonic-dextrose",
            "inflammatory",
            "growth-factor-injection",
            "growth-factor-stimulation",
            "extended-regenerative",
            "knee-osteoarthritis-trial");

    /** With a full stop, which no id of a clinic's protocol can have: plans that have pinned one never mean another. */
    private static final String BUILT_IN = "std.";

    private final KnowledgeErrors failures;

    Consistency(KnowledgeErrors failures) {
        this.failures = failures;
    }

    void check(
            List<Source> sources,
            List<Rule> rules,
            List<Solution> solutions,
            List<Substance> substances,
            List<LocalAnaesthetic> anaesthetics,
            List<Protocol> protocols,
            List<Condition> conditions,
            List<InjectionSite> sites,
            List<OutcomeMeasure> measures) {
        codesNameOneEntry(SOURCES, sources, Source::code, UPPER_CASE);
        codesNameOneEntry(SOLUTIONS, solutions, Solution::code, KEBAB_CASE);
        codesNameOneEntry(SUBSTANCES, substances, Substance::code, KEBAB_CASE);
        codesNameOneEntry(ANAESTHETICS, anaesthetics, LocalAnaesthetic::code, KEBAB_CASE);
        codesNameOneEntry(CONDITIONS, conditions, Condition::code, KEBAB_CASE);
        codesNameOneEntry(SITES, sites, InjectionSite::code, KEBAB_CASE);
        codesNameOneEntry(MEASURES, measures, OutcomeMeasure::code, KEBAB_CASE);

        Set<String> known = sources.stream().map(Source::code).collect(Collectors.toSet());
        sourcesAreKnown(RULES, rules, Rule::sources, known);
        sourcesAreKnown(SOLUTIONS, solutions, Solution::sources, known);
        sourcesAreKnown(SUBSTANCES, substances, Substance::sources, known);
        sourcesAreKnown(ANAESTHETICS, anaesthetics, LocalAnaesthetic::sources, known);
        sourcesAreKnown(PROTOCOLS, protocols, Protocol::sources, known);
        sourcesAreKnown(CONDITIONS, conditions, Condition::sources, known);
        sourcesAreKnown(SITES, sites, InjectionSite::sources, known);
        sourcesAreKnown(MEASURES, measures, OutcomeMeasure::sources, known);

        importantChangesAreOfASource(measures);
        everyRuleIsSaidOnce(rules);
        componentsAreSubstances(solutions, substances);
        anaestheticsAreSubstances(anaesthetics, substances);
        solutionsStayWithinTheirComponents(solutions, substances);
        groupsAndOriginsFollow(substances);
        versionsCountFromOne(protocols);
        protocolsUseAcceptedSolutions(protocols, solutions);
    }

    private <T extends Record> void codesNameOneEntry(
            KnowledgeFile<T> file, List<T> entries, Function<T, String> codeOf, Pattern form) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String code = codeOf.apply(entries.get(i));
            Integer earlier = first.putIfAbsent(code, i);
            if (earlier != null) {
                failures.add(file.path(), "/" + i + "/code", code + " is the code of /" + earlier + " already");
            }
            if (!form.matcher(code).matches()) {
                failures.add(file.path(), "/" + i + "/code", code + " is not written like " + form);
            }
        }
    }

    private <T extends Record> void sourcesAreKnown(
            KnowledgeFile<T> file, List<T> entries, Function<T, List<String>> sourcesOf, Set<String> known) {
        for (int i = 0; i < entries.size(); i++) {
            List<String> sources = sourcesOf.apply(entries.get(i));
            if (sources.isEmpty()) {
                failures.add(file.path(), "/" + i + "/sources", "names no source");
            }
            for (int j = 0; j < sources.size(); j++) {
                if (!known.contains(sources.get(j))) {
                    failures.add(file.path(), "/" + i + "/sources/" + j, "there is no source " + sources.get(j));
                }
            }
        }
    }

    private void importantChangesAreOfASource(List<OutcomeMeasure> measures) {
        for (int i = 0; i < measures.size(); i++) {
            OutcomeMeasure.ImportantChange change = measures.get(i).importantChange();
            if (change != null && !measures.get(i).sources().contains(change.source())) {
                failures.add(
                        MEASURES.path(),
                        "/" + i + "/importantChange/source",
                        change.source() + " is none of the measure's sources");
            }
        }
    }

    private void everyRuleIsSaidOnce(List<Rule> rules) {
        for (RuleId id : RuleId.values()) {
            long found = rules.stream().filter(rule -> rule.id() == id).count();
            if (found != 1) {
                failures.add(RULES.path(), "", "must have one rule " + id.code() + ", has " + found);
            }
        }
    }

    /** Without its names an allergy to it would not be recognised. */
    private void componentsAreSubstances(List<Solution> solutions, List<Substance> substances) {
        Map<String, String> displays = displays(substances);
        for (int i = 0; i < solutions.size(); i++) {
            List<SolutionComponent> components = solutions.get(i).components();
            for (int j = 0; j < components.size(); j++) {
                SolutionComponent component = components.get(j);
                if (!component.display().equals(displays.get(component.code()))) {
                    failures.add(
                            SOLUTIONS.path(),
                            "/" + i + "/components/" + j,
                            "there is no substance " + component.code() + " displayed as " + component.display());
                }
            }
        }
    }

    private void anaestheticsAreSubstances(List<LocalAnaesthetic> anaesthetics, List<Substance> substances) {
        Map<String, String> displays = displays(substances);
        for (int i = 0; i < anaesthetics.size(); i++) {
            LocalAnaesthetic anaesthetic = anaesthetics.get(i);
            if (!anaesthetic.display().equals(displays.get(anaesthetic.code()))) {
                failures.add(
                        ANAESTHETICS.path(),
                        "/" + i,
                        "there is no substance " + anaesthetic.code() + " displayed as " + anaesthetic.display());
            }
        }
    }

    /** The concentration of a solution is that of its first component. */
    private void solutionsStayWithinTheirComponents(List<Solution> solutions, List<Substance> substances) {
        for (int i = 0; i < solutions.size(); i++) {
            Solution solution = solutions.get(i);
            Concentrations published = solution.concentrationPercent();
            Concentrations most = substances.stream()
                    .filter(substance ->
                            substance.code().equals(solution.components().get(0).code()))
                    .findFirst()
                    .map(Substance::concentrationPercent)
                    .orElse(null);
            if ((published == null) != (most == null)
                    || (published != null && most != null && !most.encloses(published))) {
                failures.add(
                        SOLUTIONS.path(),
                        "/" + i + "/concentrationPercent",
                        "is " + published + ", and that of its first component " + most);
            }
        }
    }

    /** Each stands after what refers to it, so that nothing is its own group. */
    private void groupsAndOriginsFollow(List<Substance> substances) {
        Set<String> following = new HashSet<>();
        for (int i = substances.size() - 1; i >= 0; i--) {
            Substance substance = substances.get(i);
            for (String code : substance.groups()) {
                if (!following.contains(code)) {
                    failures.add(SUBSTANCES.path(), "/" + i + "/groups", "no substance " + code + " follows");
                }
            }
            for (String code : substance.madeFrom()) {
                if (!following.contains(code)) {
                    failures.add(SUBSTANCES.path(), "/" + i + "/madeFrom", "no substance " + code + " follows");
                }
            }
            following.add(substance.code());
        }
    }

    private static Map<String, String> displays(List<Substance> substances) {
        return substances.stream()
                .collect(Collectors.toMap(Substance::code, Substance::display, (first, second) -> first));
    }

    private void versionsCountFromOne(List<Protocol> protocols) {
        Map<String, Integer> versions = new HashMap<>();
        for (int i = 0; i < protocols.size(); i++) {
            Protocol protocol = protocols.get(i);
            if (!KEBAB_CASE
                    .matcher(
                            protocol.id().startsWith(BUILT_IN)
                                    ? protocol.id().substring(BUILT_IN.length())
                                    : protocol.id())
                    .matches()) {
                failures.add(PROTOCOLS.path(), "/" + i + "/id", protocol.id() + " is not written like " + KEBAB_CASE);
            }
            if (!FIRST_EDITION.contains(protocol.id()) && !protocol.id().startsWith(BUILT_IN)) {
                failures.add(
                        PROTOCOLS.path(),
                        "/" + i + "/id",
                        protocol.id() + " must begin with " + BUILT_IN
                                + ", or it could be that of a clinic's protocol");
            }
            int next = versions.merge(protocol.id(), 1, Integer::sum);
            if (protocol.version() != next) {
                failures.add(
                        PROTOCOLS.path(),
                        "/" + i + "/version",
                        "is the entry number " + next + " of " + protocol.id() + ", not " + protocol.version());
            }
        }
    }

    private void protocolsUseAcceptedSolutions(List<Protocol> protocols, List<Solution> solutions) {
        Map<String, Solution> known = solutions.stream()
                .collect(Collectors.toMap(Solution::code, Function.identity(), (first, second) -> first));
        for (int i = 0; i < protocols.size(); i++) {
            List<String> used = protocols.get(i).solutions();
            for (int j = 0; j < used.size(); j++) {
                Solution solution = known.get(used.get(j));
                String pointer = "/" + i + "/solutions/" + j;
                if (solution == null) {
                    failures.add(PROTOCOLS.path(), pointer, "there is no solution " + used.get(j));
                } else if (!solution.accepted()) {
                    failures.add(PROTOCOLS.path(), pointer, used.get(j) + " is not accepted in any plan");
                }
            }
        }
    }
}
