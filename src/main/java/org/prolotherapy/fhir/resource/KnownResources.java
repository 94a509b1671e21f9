package org.prolotherapy.fhir.resource;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** The resources of one type that are told of what plans are made by: what the texts say, and what the clinic has defined. */
public interface KnownResources<R extends DomainResource> extends ResourceType<R> {

    /** All of them. */
    List<R> all();

    @Override
    default boolean hasPatient() {
        return false;
    }
}
