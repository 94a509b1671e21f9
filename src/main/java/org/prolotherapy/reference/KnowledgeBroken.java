package org.prolotherapy.reference;

import java.util.List;

/** The knowledge files cannot be relied on; the service does not start with them. */
public final class KnowledgeBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param failures everything found wrong, one line each: file, JSON Pointer into it, reason;
     *     {@code knowledge/protocols.yaml: /2/spacingDays: is not a range: min 21 is greater than max 14}
     */
    KnowledgeBroken(List<String> failures) {
        super(String.join(System.lineSeparator(), failures));
    }
}
