package org.prolotherapy.knowledge;

/** Gives what was found its words, in the language of whoever is told. */
public interface Wording {

    /** A saying in words, with everything in its place. */
    String say(Saying saying);
}
