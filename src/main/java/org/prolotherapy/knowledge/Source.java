package org.prolotherapy.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A text that something here was drawn from.
 *
 * @param code how everything else refers to it
 * @param display its title; what it is about where it has none
 * @param citation author, place and year as far as the text itself gives them
 * @param pmid its PubMed number; null where it has none or none was verified
 */
public record Source(
        String code,
        String display,
        String citation,
        @Nullable String pmid) {}
