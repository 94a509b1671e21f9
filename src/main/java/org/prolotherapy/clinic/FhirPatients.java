package org.prolotherapy.clinic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the patients of one identifier system are found as FHIR resources.
 *
 * @param system the URI that names who gave the identifiers; without a vertical bar
 * @param url the address of a patient, which ends with {@code /Patient/{value}}; the value is the identifier
 */
public record FhirPatients(String system, String url) {

    /** What stands for the identifier. */
    public static final String VALUE = "{value}";

    /** What an id of FHIR may be; an identifier that is none names no resource. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** The address of a patient; empty if the identifier can be no id. */
    public Optional<String> addressOf(String value) {
        return ID.matcher(value).matches() ? Optional.of(url.replace(VALUE, value)) : Optional.empty();
    }

    /** The identifier of the patient at an address; empty if the address is none of these. */
    public Optional<String> valueOf(String address) {
        String before = url.substring(0, url.length() - VALUE.length());
        return address.startsWith(before)
                ? Optional.of(address.substring(before.length()))
                        .filter(value -> ID.matcher(value).matches())
                : Optional.empty();
    }
}
