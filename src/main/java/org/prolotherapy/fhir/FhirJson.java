package org.prolotherapy.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Resources as JSON, by HAPI's parser. It is made when FHIR is first spoken, since that takes a second. */
final class FhirJson {

    static final String MEDIA_TYPE = "application/fhir+json";

    private FhirJson() {}

    /** Made at the first use of this class, and not before. */
    private static final class Made {
        static final FhirContext R4 = r4();

        private static FhirContext r4() {
            FhirContext context = FhirContext.forR4();
            context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
            return context;
        }
    }

    static String write(IBaseResource resource, Representation how) {
        IParser parser = Made.R4.newJsonParser();
        parser.setPrettyPrint(how.pretty());
        // What a bundle says of itself is always told; it is of its resources that less may be wanted.
        parser.setEncodeElementsAppliesToChildResourcesOnly(resource instanceof Bundle);
        switch (how.summary()) {
            case TRUE -> parser.setSummaryMode(true);
            case TEXT -> parser.setEncodeElements(Set.of("*.text", "*.id", "*.meta", "*.(mandatory)"));
            case DATA -> parser.setSuppressNarratives(true);
            case COUNT, FALSE -> {
                if (!how.elements().isEmpty()) {
                    Set<String> wanted =
                            how.elements().stream().map(name -> "*." + name).collect(Collectors.toSet());
                    wanted.addAll(Set.of("*.id", "*.meta", "*.(mandatory)"));
                    parser.setEncodeElements(wanted);
                }
            }
        }
        return parser.encodeResourceToString(resource);
    }

    /**
     * Reads the parameters of an operation.
     *
     * @throws Problem {@code invalid-request} if anything in them is not as FHIR has it, or would be lost
     */
    static Parameters parameters(byte[] body) {
        try {
            return Made.R4
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Parameters.class, new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException | ClassCastException | IllegalArgumentException notParameters) {
            // What it says repeats what was sent.
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.body("", "must be a resource Parameters, as FHIR R4 has it"));
        }
    }
}
