package org.prolotherapy.reference;

import jakarta.persistence.Entity;
import java.time.Instant;
import org.prolotherapy.knowledge.Mixture;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;

/** A version of a solution that a clinic mixes for itself. */
@Entity
public class ClinicSolution extends ClinicDefinition<Mixture> {

    /** For Hibernate. */
    protected ClinicSolution() {}

    private ClinicSolution(int version, Mixture mixture, long edit, Instant now) {
        super(mixture.solution().code(), version, mixture, edit, now);
    }

    /** The first version of a new solution. */
    public static ClinicSolution draft(Mixture mixture, Instant now) {
        return new ClinicSolution(1, mixture, 1, now);
    }

    /**
     * The draft of the version after this one, which says the same to begin with.
     *
     * @throws Problem {@code solution-state} if this is a draft itself
     */
    public ClinicSolution nextVersion(Instant now) {
        mustNotBeDraft();
        return new ClinicSolution(version() + 1, mixture(), edit() + 1, now);
    }

    public Mixture mixture() {
        return content();
    }

    @Override
    Class<Mixture> contentType() {
        return Mixture.class;
    }

    @Override
    Problem forbidden(Sentence instead) {
        return new Problem(
                DefinitionProblem.SOLUTION_STATE,
                "Version {version} of this solution is {status}: {instead}.",
                version(),
                status(),
                instead);
    }
}
