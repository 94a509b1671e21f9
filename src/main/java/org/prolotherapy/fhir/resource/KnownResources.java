package org.prolotherapy.fhir.resource;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** The resources of one type that are told of what the texts say: the same for everybody, and for as long as the service runs. */
public interface KnownResources<R extends DomainResource> extends ResourceType<R> {

    /** All of them. */
    List<R> all();

    @Override
    default boolean hasPatient() {
        return false;
    }
}
