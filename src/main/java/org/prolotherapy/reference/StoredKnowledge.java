package org.prolotherapy.reference;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.ApprovedProtocol;
import org.prolotherapy.knowledge.ClinicKnowledge;
import org.prolotherapy.knowledge.Formulary;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ScreeningQuestion;

/** What the clinic has made for itself, from the database. */
@Singleton
class StoredKnowledge implements ClinicKnowledge {

    private final StoredProtocols protocols;
    private final StoredSolutions solutions;
    private final Clinic clinic;

    StoredKnowledge(StoredProtocols protocols, StoredSolutions solutions, Clinic clinic) {
        this.protocols = protocols;
        this.solutions = solutions;
        this.clinic = clinic;
    }

    @Override
    public Optional<Protocol> forNewPlans(String id) {
        return protocols.newestApproved(id).map(ClinicProtocol::protocol);
    }

    @Override
    public Optional<Protocol> pinned(String id, int version) {
        return protocols.pinned(id, version);
    }

    @Override
    public List<ApprovedProtocol> approvedProtocols() {
        return protocols.everApprovedVersions().stream()
                .map(version -> new ApprovedProtocol(version.protocol(), version.status()))
                .toList();
    }

    @Override
    public List<ScreeningQuestion> screeningQuestions() {
        return clinic.profile().screeningQuestions();
    }

    @Override
    public Formulary formulary() {
        return solutions.formulary();
    }
}
