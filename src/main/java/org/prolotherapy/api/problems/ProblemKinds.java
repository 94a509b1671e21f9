package org.prolotherapy.api.problems;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.reference.DefinitionProblem;
import org.prolotherapy.sharing.SharingProblem;

/** Every kind of problem that the API answers with, by status. */
public final class ProblemKinds {

    private static final List<ProblemKind> ALL = Stream.<ProblemKind[]>of(
                    ProblemType.values(), PlanProblem.values(), DefinitionProblem.values(), SharingProblem.values())
            .flatMap(Stream::of)
            .sorted(Comparator.comparingInt(ProblemKind::status))
            .toList();

    private ProblemKinds() {}

    public static List<ProblemKind> all() {
        return ALL;
    }

    /** The kind with this code, if there is one. */
    public static Optional<ProblemKind> ofCode(String code) {
        return ALL.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }
}
