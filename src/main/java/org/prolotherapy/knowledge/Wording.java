package org.prolotherapy.knowledge;

/** Gives what was found its words, in the language of whoever is told. */
public interface Wording {

    /** What a rule says, whatever the case. */
    default String sentence(Rule rule) {
        return rule.sentence();
    }

    /** A saying in words, with everything in its place. */
    String say(Saying saying);
}
