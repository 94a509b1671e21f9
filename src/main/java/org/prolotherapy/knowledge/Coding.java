package org.prolotherapy.knowledge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code of a published classification, with the edition that it was looked up in.
 *
 * @param system the classification's URI, as FHIR writes it
 * @param version the edition; null if the caller whose coding it is named none
 * @param display the title that the classification itself has; null if the caller whose coding it is named none
 */
public record Coding(
        String system,
        @Nullable String version,
        String code,
        @Nullable String display) {

    /** The URI of WHO's ICD-10. */
    public static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    private static final Pattern CATEGORY_OF_ICD_10 = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9])?");

    public Coding {
        if (system.equals(ICD_10) && !CATEGORY_OF_ICD_10.matcher(code).matches()) {
            throw new IllegalArgumentException("has a code that is no category of ICD-10: " + code);
        }
    }
}
