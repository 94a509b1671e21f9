package org.prolotherapy.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Where a protocol was published, in the words of whoever entered it.
 *
 * @param doi its Digital Object Identifier; null where none was given
 * @param pmid its PubMed number; null where none was given
 */
public record Citation(
        String citation, @Nullable String doi, @Nullable String pmid) {}
