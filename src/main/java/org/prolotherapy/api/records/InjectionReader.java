package org.prolotherapy.api.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Structure;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.treatment.NeedlePlacement;

/** Resolves the codes of injections, and collects everything that cannot be right in them. */
final class InjectionReader {

    private final Knowledge knowledge;
    private final List<Violation> unknownCodes = new ArrayList<>();
    private final List<Violation> wrongSides = new ArrayList<>();

    InjectionReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    List<NeedlePlacement> readAll(@Nullable BatchBody batch, List<InjectionRequest> injections) {
        if (batch != null) {
            checkSolution("/batch", batch.solution());
        }
        List<NeedlePlacement> placements = new ArrayList<>();
        for (int i = 0; i < injections.size(); i++) {
            read("/injections/" + i, injections.get(i)).ifPresent(placements::add);
        }
        check();
        return placements;
    }

    NeedlePlacement readOne(InjectionRequest injection) {
        Optional<NeedlePlacement> placement = read("", injection);
        check();
        return placement.orElseThrow();
    }

    private Optional<NeedlePlacement> read(String pointer, InjectionRequest injection) {
        Optional<InjectionSite> site = knowledge.injectionSite(injection.site());
        if (site.isEmpty()) {
            unknownCodes.add(
                    Violation.body(pointer + "/site", "must be the code of a site, as /v1/injection-sites lists them"));
        } else {
            checkSide(pointer, site.get(), injection.side());
            checkLevel(pointer, site.get(), injection.level());
        }
        checkSolution(pointer, injection.solution());
        return site.map(known -> placement(injection, known));
    }

    private void checkSolution(String pointer, String code) {
        if (knowledge.solution(code).isEmpty()) {
            unknownCodes.add(Violation.body(
                    pointer + "/solution", "must be the code of a solution, as /v1/solutions lists them"));
        }
    }

    private void checkSide(String pointer, InjectionSite site, @Nullable Side side) {
        if (site.sided() && side == null) {
            wrongSides.add(
                    Violation.body(pointer + "/side", "must be LEFT or RIGHT: {site} has two sides", site.code()));
        } else if (!site.sided() && side != null) {
            wrongSides.add(Violation.body(pointer + "/side", "must be absent: {site} has no sides", site.code()));
        }
    }

    private void checkLevel(String pointer, InjectionSite site, @Nullable String level) {
        List<String> levels = site.levels();
        if (level == null) {
            return;
        }
        if (levels == null) {
            wrongSides.add(Violation.body(pointer + "/level", "must be absent: {site} has no levels", site.code()));
        } else if (!levels.contains(level)) {
            wrongSides.add(
                    Violation.body(pointer + "/level", "must be one of {levels} at {site}", levels, site.code()));
        }
    }

    private void check() {
        List<Violation> violations = new ArrayList<>(unknownCodes);
        violations.addAll(wrongSides);
        if (!violations.isEmpty()) {
            throw new Problem(
                    unknownCodes.isEmpty() ? PlanProblem.RULE_VIOLATED : PlanProblem.UNKNOWN_CODE,
                    "The injections cannot have been given as described.",
                    violations);
        }
    }

    private static NeedlePlacement placement(InjectionRequest injection, InjectionSite site) {
        Structure structure = injection.structure() == null ? site.structure() : injection.structure();
        return new NeedlePlacement(
                injection.site(),
                injection.side(),
                structure,
                injection.solution(),
                injection.concentrationPercent(),
                injection.volumeMl(),
                injection.lidocaineMg(),
                injection.lotNumber(),
                injection.guidance(),
                injection.level());
    }
}
