package org.prolotherapy.reference;

import static java.util.stream.Collectors.toSet;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Mixture;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.platform.problem.Sentence;

/** What speaks against a clinic's solution: the rules that no clinic can relax, one method each, and all at once. */
public final class SolutionReview {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Our caution: what is called so is taken for a local anaesthetic, in English and Turkish. */
    private static final Set<String> ENDINGS_OF_ANAESTHETICS = Set.of("caine", "kain");

    private final Mixture mixture;
    private final Solution solution;
    private final Knowledge knowledge;
    private final Optional<Mixture> approved;
    private final Set<String> own;
    private final List<Breach> breaches = new ArrayList<>();

    private SolutionReview(Mixture mixture, Knowledge knowledge) {
        this.mixture = mixture;
        this.solution = mixture.solution();
        this.knowledge = knowledge;
        this.approved = knowledge.mixture(solution.code());
        this.own = approved.stream()
                .flatMap(before -> before.substances().stream())
                .map(Substance::code)
                .collect(toSet());
    }

    /** Everything that speaks against a solution, in the order of its members; nothing if a clinic may have it. */
    public static List<Breach> of(Mixture mixture, Knowledge knowledge) {
        SolutionReview review = new SolutionReview(mixture, knowledge);
        review.codeIsNotBuiltIn();
        review.kindIsThatOfTheFirstComponent();
        review.componentsAreNamedOnce();
        review.componentsAreKnownOrDescribed();
        review.descriptionsNameNothingKnown();
        review.nothingIsACorticosteroid();
        review.anaestheticsAreKnownAndMeasured();
        review.concentrationsAreWithinTheirBounds();
        review.componentsAreNoMoreThanTheWhole();
        review.compositionIsAsItWasApproved();
        return List.copyOf(review.breaches);
    }

    /** A code that comes with the service is not a clinic's. */
    private void codeIsNotBuiltIn() {
        if (knowledge.isBuiltInSolution(solution.code())) {
            unknown("code", "must not be that of a solution that is built in");
        }
    }

    /** What makes it work stands first, so that its concentration is the solution's. */
    private void kindIsThatOfTheFirstComponent() {
        if (solution.kind() == SolutionKind.CORTICOSTEROID) {
            against(RuleId.NO_CORTICOSTEROID, "kind", "must not be CORTICOSTEROID");
            return;
        }
        List<String> first = knowledge.solutions().stream()
                .filter(builtIn -> builtIn.kind() == solution.kind())
                .map(builtIn -> builtIn.activeComponent().code())
                .distinct()
                .toList();
        if (solution.kind() != SolutionKind.MIXTURE
                && !first.contains(solution.activeComponent().code())) {
            unknown(
                    "components/0/component",
                    "must be {components} in a solution of the kind {kind}",
                    Sentence.oneOf(first),
                    solution.kind());
        }
    }

    /** Each component stands there once. */
    private void componentsAreNamedOnce() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < solution.components().size(); i++) {
            if (!seen.add(component(i).code())) {
                unknown("components/" + i + "/component", "must be in the list once");
            }
        }
    }

    /** A component is a substance that is injected, or described by a name. */
    private void componentsAreKnownOrDescribed() {
        Set<String> injected = knowledge.substances().injected().stream()
                .map(Substance::code)
                .filter(code -> !own.contains(code))
                .collect(toSet());
        for (int i = 0; i < solution.components().size(); i++) {
            String code = component(i).code();
            boolean described = described(code) != null;
            boolean known = knowledge.substances().substance(code).isPresent() && !own.contains(code);
            String place = "components/" + i;
            if (known && described) {
                unknown(place + "/display", "must be absent, and synonyms too: {component} is known", code);
            } else if (known && !injected.contains(code)) {
                unknown(
                        place + "/component",
                        "must be a substance that is injected, not what one belongs to or is made from");
            } else if (!known && !described) {
                unknown(
                        place + "/component",
                        "must be the code of a substance, as /v1/substances lists them, or have a display");
            }
        }
    }

    /** A name that is known is that of what is known, so that no bound and no allergy is missed. */
    private void descriptionsNameNothingKnown() {
        for (int i = 0; i < solution.components().size(); i++) {
            String code = component(i).code();
            Substance described = described(code);
            if (described != null
                    && (own.contains(code)
                            || knowledge.substances().substance(code).isEmpty())) {
                List<String> known = names(described)
                        .flatMap(name -> knowledge.substances().namedBy(name).stream())
                        .map(Substance::code)
                        .filter(named -> !named.equals(code))
                        .distinct()
                        .toList();
                if (!known.isEmpty()) {
                    unknown("components/" + i, "must be named by the code of what is known already: {known}", known);
                }
            }
        }
    }

    /** Nothing in it is a corticosteroid (S3), which no solution may hold. */
    private void nothingIsACorticosteroid() {
        Set<String> never = knowledge.solutions().stream()
                .filter(builtIn -> !builtIn.accepted())
                .flatMap(builtIn -> builtIn.components().stream())
                .map(SolutionComponent::code)
                .collect(toSet());
        for (int i = 0; i < solution.components().size(); i++) {
            if (never.contains(component(i).code())) {
                against(RuleId.NO_CORTICOSTEROID, "components/" + i + "/component", "must not be a corticosteroid");
            }
        }
    }

    /** How much of a local anaesthetic is in it is known, and what its ceiling is; else no dose could be checked. */
    private void anaestheticsAreKnownAndMeasured() {
        for (int i = 0; i < solution.components().size(); i++) {
            SolutionComponent component = component(i);
            Substance described = described(component.code());
            if (knowledge.anaesthetic(component.code()).isPresent()) {
                if (component.mgPerMl() == null) {
                    against(
                            RuleId.ANAESTHETIC_CEILING,
                            "components/" + i,
                            "must have percent or mgPerMl: its dose has a ceiling");
                }
            } else if (described != null && names(described).anyMatch(SolutionReview::isCalledLikeAnAnaesthetic)) {
                against(
                        RuleId.ANAESTHETIC_CEILING,
                        "components/" + i,
                        "must be a local anaesthetic of /v1/anaesthetics: of another no ceiling is known");
            }
        }
    }

    private static boolean isCalledLikeAnAnaesthetic(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .anyMatch(word -> ENDINGS_OF_ANAESTHETICS.stream().anyMatch(word::endsWith));
    }

    /** Nothing is stronger, or weaker, than the bounds of the substance; where it has bounds, its strength is known. */
    private void concentrationsAreWithinTheirBounds() {
        for (int i = 0; i < solution.components().size(); i++) {
            Concentrations allowed = knowledge
                    .substances()
                    .substance(component(i).code())
                    .map(Substance::concentrationPercent)
                    .orElse(null);
            BigDecimal percent = component(i).percent();
            if (allowed == null) {
                continue;
            }
            if (percent == null) {
                against(
                        RuleId.PROTOCOL_BOUNDS,
                        "components/" + i,
                        "must have percent or mgPerMl: it has bounds, {allowed}",
                        allowed);
            } else if (!allowed.contains(percent)) {
                against(
                        RuleId.PROTOCOL_BOUNDS,
                        "components/" + i + "/percent",
                        "must be within {allowed}, and is {percent} %",
                        allowed,
                        percent.toPlainString());
            }
        }
    }

    /** All components together are not more than the whole. */
    private void componentsAreNoMoreThanTheWhole() {
        BigDecimal all = solution.components().stream()
                .map(SolutionComponent::percent)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.compareTo(HUNDRED) > 0) {
            unknown("components", "must be at most 100 % together, and are {percent} %", all.toPlainString());
        }
    }

    /** What was injected under a code is readable for good: another composition is another solution. */
    private void compositionIsAsItWasApproved() {
        if (approved.filter(before -> !before.isComposedAs(mixture)).isPresent()) {
            unknown(
                    "components",
                    "must stay as they were approved, and kind too: another composition needs another code");
        }
    }

    private SolutionComponent component(int index) {
        return solution.components().get(index);
    }

    private @Nullable Substance described(String code) {
        return mixture.substances().stream()
                .filter(substance -> substance.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> names(Substance substance) {
        return Stream.concat(Stream.of(substance.code(), substance.display()), substance.names().stream());
    }

    private void unknown(String place, @CompileTimeConstant String reason, Object... values) {
        breaches.add(new Breach(place, Sentence.of(reason, values), null));
    }

    private void against(RuleId rule, String place, @CompileTimeConstant String reason, Object... values) {
        breaches.add(new Breach(place, Sentence.of(reason, values), rule));
    }
}
