package org.prolotherapy.knowledge;

import java.util.List;

/**
 * A question of the library, which clinics and protocols can ask. None is asked unless one of them does.
 *
 * @param text the question in words
 * @param unsafeAnswer the answer that speaks against treatment
 * @param strength what the sources let follow from that answer; a clinic may ask it with another
 * @param sources codes of the sources
 */
public record PublishedQuestion(
        String code, String text, boolean unsafeAnswer, Strength strength, List<String> sources) {

    public PublishedQuestion {
        sources = List.copyOf(sources);
    }

    /** The same in other words. */
    public PublishedQuestion worded(String words) {
        return new PublishedQuestion(code, words, unsafeAnswer, strength, sources);
    }

    /** The question as it is asked. */
    public ScreeningQuestion asked() {
        return new ScreeningQuestion(code, text, unsafeAnswer, strength);
    }
}
