package org.prolotherapy.reference;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Formulary;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/**
 * The solutions that the clinic mixes for itself. What is approved is read from the database once and kept until the clinic's
 * settings say that it has changed; they are there in every request, so that plans cost no statement for it.
 */
@Singleton
public class StoredSolutions extends StoredDefinitions<ClinicSolution> {

    /** So that many clinics do not fill the memory. */
    private static final int KEPT = 1_000;

    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final Map<String, Edition> kept = new ConcurrentHashMap<>();

    private record Edition(long number, Formulary formulary) {}

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
        long number = clinic.formularyEdition();
        if (number == 0) {
            return Formulary.EMPTY;
        }
        Edition known = kept.get(tenant.id());
        if (known == null || known.number != number) {
            known = new Edition(number, read());
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            kept.put(tenant.id(), known);
        }
        return known.formulary;
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
