package org.prolotherapy.fhir.resource;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.PlanIds;

/** The resources of one type that are told of plans. */
public interface PlanResources<R extends DomainResource> extends ResourceType<R> {

    /** What is needed of a plan besides its sessions. */
    Set<Fact> facts();

    /** All that a plan has of this type, each always at the same place behind those before it. */
    Stream<R> of(Chart chart);

    @Override
    default boolean hasPatient() {
        return true;
    }

    @Override
    default boolean hasSubject() {
        return true;
    }

    /** The plan that an id belongs to, whether it is an id of this type or not. */
    default Optional<UUID> planOf(String id) {
        return PlanIds.planOf(id);
    }
}
