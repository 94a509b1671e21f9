package org.prolotherapy.fhir.resource;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.prolotherapy.fhir.search.SearchParameter;

/** A type of resource that is told here. The routes have it, and the statement of capabilities is made of it. */
public interface ResourceType<R extends DomainResource> {

    /** Its name in FHIR. */
    String type();

    /** What it can be searched by, besides {@code _id}, the time of the last change, and the patient. */
    List<SearchParameter<R>> parameters();

    /** Whether it is about a patient, and can be searched for by {@code patient}. */
    boolean hasPatient();

    /** Whether R4 calls the patient of this type {@code subject}, too. */
    default boolean hasSubject() {
        return false;
    }
}
