package org.prolotherapy.platform.json;

import org.prolotherapy.platform.problem.Sentence;

/** Says what records refuse in their constructors: those of other storeys know nothing of sentences. */
@FunctionalInterface
public interface Refusals {

    /** What would be right, in words that follow the field's name. */
    Sentence say(IllegalArgumentException refusal);
}
