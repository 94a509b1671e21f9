package org.prolotherapy.knowledge;

/**
 * A substance in a solution; allergies are matched against it.
 *
 * @param code names the substance
 * @param display its name in words
 */
public record SolutionComponent(String code, String display) {

    private static final String LIDOCAINE = "lidocaine";

    /** Whether this is the local anaesthetic whose dose has a ceiling. */
    public boolean countsAsLidocaine() {
        return code.equals(LIDOCAINE);
    }

    /** Whether a caller's word for a substance, in any case, means this one. */
    public boolean isCalled(String word) {
        String stripped = word.strip();
        return code.equalsIgnoreCase(stripped) || display.equalsIgnoreCase(stripped);
    }
}
