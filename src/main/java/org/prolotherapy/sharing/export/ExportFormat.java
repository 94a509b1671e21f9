package org.prolotherapy.sharing.export;

/** In which language an export speaks. */
public enum ExportFormat {
    /** That of our own API. */
    JSON,
    /** FHIR R4. */
    FHIR
}
