package org.prolotherapy.api.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Mixture;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.ContradictionsSaid;
import org.prolotherapy.reference.SolutionReview;

/** What a version of a clinic's solution says. */
@Schema(name = "SolutionDraft")
record SolutionBody(
        @NotNull @Size(min = 1, max = 200) String display,

        @NotNull SolutionKind kind,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid ComponentBody> components) {

    private static final Sentence REFUSED = Sentence.of("No clinic can have such a solution.");

    @Schema(name = "SolutionComponentDraft")
    record ComponentBody(
            @NotNull
            @Size(min = 1, max = 100)
            @Pattern(
                    regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                    message = "must be small letters and digits, with dashes between")
            String component,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable
            BigDecimal percent,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 3) @Nullable
            BigDecimal mgPerMl,

            @Size(min = 1, max = 200) @Nullable String display,

            @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 200) String> synonyms) {

        /** One percent, weight by volume, is 10 mg in a ml. */
        @Nullable
        BigDecimal strength() {
            return percent == null ? mgPerMl : percent.multiply(BigDecimal.TEN);
        }

        boolean contradictsItself() {
            return percent != null
                    && mgPerMl != null
                    && percent.multiply(BigDecimal.TEN).compareTo(mgPerMl) != 0;
        }
    }

    /**
     * What a version says.
     *
     * @throws Problem {@code rule-violated} with everything that a clinic's solution must not say
     */
    Mixture toMixture(String code, Knowledge knowledge) {
        List<Violation> flaws = new ArrayList<>();
        List<SolutionComponent> read = new ArrayList<>();
        List<Substance> described = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            ComponentBody each = components.get(i);
            String place = "/components/" + i;
            if (each.contradictsItself()) {
                flaws.add(Violation.body(place + "/mgPerMl", "must be ten times percent, or absent"));
            }
            if (each.display() == null && each.synonyms() != null) {
                flaws.add(Violation.body(place + "/synonyms", "must be absent without display"));
            }
            read.add(new SolutionComponent(each.component(), name(each, knowledge), each.strength()));
            if (each.display() != null) {
                try {
                    described.add(new Substance(
                            each.component(),
                            each.display(),
                            each.synonyms() == null ? List.of() : each.synonyms(),
                            List.of(),
                            List.of(),
                            null,
                            List.of()));
                } catch (IllegalArgumentException unreadable) {
                    flaws.add(Violation.of(Violation.In.BODY, place + "/synonyms", ContradictionsSaid.of(unreadable)));
                }
            }
        }
        if (!flaws.isEmpty()) {
            throw new Problem(PlanProblem.RULE_VIOLATED, REFUSED, flaws);
        }
        BigDecimal percent = read.get(0).percent();
        Mixture mixture = new Mixture(
                new Solution(
                        code,
                        display,
                        kind,
                        percent == null ? null : new Concentrations(percent, percent),
                        read,
                        kind != SolutionKind.CORTICOSTEROID,
                        List.of()),
                described);
        refuseBreaches(mixture, knowledge);
        return mixture;
    }

    private static String name(ComponentBody component, Knowledge knowledge) {
        return component.display() != null
                ? component.display()
                : knowledge
                        .substances()
                        .substance(component.component())
                        .map(Substance::display)
                        .orElse(component.component());
    }

    /** @throws Problem {@code rule-violated} with everything that a clinic's solution must not say */
    static void refuseBreaches(Mixture mixture, Knowledge knowledge) {
        Breaches.refuse(SolutionReview.of(mixture, knowledge), REFUSED, knowledge);
    }
}
