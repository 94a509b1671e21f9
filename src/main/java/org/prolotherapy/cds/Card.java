package org.prolotherapy.cds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * Something that a clinician should know, as CDS Hooks 2.0 has it.
 *
 * @param summary fewer than 140 characters
 * @param detail in GitHub's Markdown; it holds nothing that anybody typed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Card(UUID uuid, String summary, String detail, Indicator indicator, Source source) {

    private static final int SHORTER_THAN = 140;

    Card {
        if (summary.isBlank() || summary.length() >= SHORTER_THAN) {
            throw new IllegalArgumentException("a summary has 1 to 139 characters");
        }
    }

    /** How urgent it is. */
    enum Indicator {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }

    /**
     * Who says so.
     *
     * @param url where every rule is told with its sources
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Source(String label, String url) {}

    /** The answer of a service. */
    record Cards(List<Card> cards) {

        Cards {
            cards = List.copyOf(cards);
        }
    }

    static Card of(Indicator indicator, String summary, String detail, String base) {
        return new Card(
                UUID.randomUUID(),
                summary,
                detail,
                indicator,
                new Source("Prolotherapy treatment planning", base + "/v1/rules"));
    }
}
