package org.prolotherapy.knowledge;

import java.util.List;
import java.util.Optional;

/** What a clinic has made for itself, of the clinic for which the present work is done. */
public interface ClinicKnowledge {

    /** Those of a clinic that has made none. */
    ClinicKnowledge NONE = new ClinicKnowledge() {
        @Override
        public Optional<Protocol> forNewPlans(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Protocol> pinned(String id, int version) {
            return Optional.empty();
        }
    };

    /** The newest approved version of a protocol, which new plans are made by; empty if it has none or is retired. */
    Optional<Protocol> forNewPlans(String id);

    /** Every version that is or was approved, by id and version. */
    default List<ApprovedProtocol> approvedProtocols() {
        return List.of();
    }

    /** The questions that the clinic asks in every screening, whatever the protocol. */
    default List<ScreeningQuestion> screeningQuestions() {
        return List.of();
    }

    /** The solutions that the clinic mixes for itself. */
    default Formulary formulary() {
        return Formulary.EMPTY;
    }

    /** A version that plans may have pinned, because it is or was approved. It never changes. */
    Optional<Protocol> pinned(String id, int version);
}
