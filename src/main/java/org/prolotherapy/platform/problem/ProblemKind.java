package org.prolotherapy.platform.problem;

import java.util.Locale;

/** A kind of problem that the API answers with. The code is stable; its page is {@code /problems/<code>}. */
public interface ProblemKind {

    /** The constant's name. */
    String name();

    /** The stable name in kebab case, as in {@code not-found}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status of every answer of this kind. */
    int status();

    /** What happened, in a few words that are the same for every occurrence. */
    String title();

    /** What it means and what to do about it, for whoever writes the calling program. */
    String advice();
}
