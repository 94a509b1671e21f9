package org.prolotherapy.platform.web;

import java.util.Locale;
import org.prolotherapy.platform.problem.Problem;

/**
 * How problems are written at some addresses, where callers speak another language than that of problem documents. It is asked
 * for what fails before anything is routed, too, and on the threads that do all I/O: it must not take long.
 */
public interface ProblemFormat {

    /** Whether callers of this path speak it. */
    boolean isSpokenAt(String path);

    String mediaType();

    /**
     * The body of the answer.
     *
     * @param language in which the caller is told, if it is spoken there
     */
    byte[] write(Problem problem, String path, String requestId, Locale language);
}
