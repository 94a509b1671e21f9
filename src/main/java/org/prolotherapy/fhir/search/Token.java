package org.prolotherapy.fhir.search;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A code or an identifier.
 *
 * @param system null for a code whose system its place implies
 */
public record Token(@Nullable String system, String code) {

    public static Token of(Coding coding) {
        return new Token(coding.getSystem(), coding.getCode());
    }

    public static Token of(Identifier identifier) {
        return new Token(identifier.getSystem(), identifier.getValue());
    }

    public static Stream<Token> of(CodeableConcept concept) {
        return concept.getCoding().stream().map(Token::of);
    }

    /** Whether this is what was asked for: {@code code}, {@code system|code}, {@code system|} or {@code |code}. */
    boolean isMeantBy(String asked) {
        int bar = asked.indexOf('|');
        if (bar < 0) {
            return code.equals(asked);
        }
        String askedSystem = asked.substring(0, bar);
        String askedCode = asked.substring(bar + 1);
        return (askedCode.isEmpty() || askedCode.equals(code))
                && (askedSystem.isEmpty() ? system == null : askedSystem.equals(system));
    }
}
