package org.prolotherapy.reference;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Formulary;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.persistence.KeptByVersion;
import org.prolotherapy.platform.persistence.KeptByVersion.Version;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/**
 * The solutions that the clinic mixes for itself. What is approved is read from the database once and kept until the clinic's
 * settings say that it has changed; they are there in every request, so that plans cost no statement for it.
 */
@Singleton
public class StoredSolutions extends StoredDefinitions<ClinicSolution> {

    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final KeptByVersion<Formulary> kept = new KeptByVersion<>();

    StoredSolutions(
            EntityManager entityManager,
            TenantQueries queries,
            CurrentTenant tenant,
            AuditTrail trail,
            ProtocolBounds bounds,
            Clinic clinic) {
        super(entityManager, queries, trail, ClinicSolution.class, "Solution", bounds.solutions());
        this.tenant = tenant;
        this.clinic = clinic;
    }

    /** What the clinic has approved, as it is in this transaction. */
    Formulary formulary() {
        Version edition = clinic.formularyEdition();
        return edition.number() == 0 ? Formulary.EMPTY : kept.of(tenant.id(), edition, this::read);
    }

    private Formulary read() {
        List<ClinicSolution> all = everApproved();
        Set<String> open = all.stream()
                .filter(version -> version.status() == ApprovalStatus.APPROVED)
                .map(ClinicSolution::id)
                .collect(toSet());
        return new Formulary(all.stream().map(ClinicSolution::mixture).toList(), open);
    }

    @Override
    Problem taken() {
        return new Problem(DefinitionProblem.SOLUTION_CODE_TAKEN, "The clinic has a solution of this code.");
    }

    @Override
    Problem tooMany(int most) {
        return new Problem(DefinitionProblem.TOO_MANY_SOLUTIONS, "A clinic can have {most} solutions.", most);
    }

    @Override
    void published(ClinicSolution version) {
        clinic.nextFormularyEdition();
    }
}
