package org.prolotherapy.reference;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.prolotherapy.platform.problem.ProblemKind;

/** The problems that come from the protocols and solutions that a clinic makes for itself. */
public enum DefinitionProblem implements ProblemKind {
    PROTOCOL_ID_TAKEN(
            409,
            "The protocol's id is already in use",
            "A protocol of this id is built in, or the clinic has made one. An id names one protocol across its versions."
                    + " Look that one up: make its next version if it is the one you meant to change. Otherwise choose another id."),
    PROTOCOL_STATE(
            409,
            "The protocol's status does not allow this",
            "A version of a clinic's protocol is a draft, then approved, then retired. Only a draft can be changed or"
                    + " approved, and only what is approved or retired can have a next version. The detail names the status."),
    TOO_MANY_PROTOCOLS(
            409,
            "The clinic has as many protocols as it may have",
            "What is in use is kept for good, because plans refer to it; so their number is bounded. Change an existing"
                    + " protocol by its next version instead."),
    SOLUTION_CODE_TAKEN(
            409,
            "The solution's code is already in use",
            "A solution of this code is built in, or the clinic has one. What was injected under a code must be readable for"
                    + " good, so a code is never used again: choose another."),
    SOLUTION_STATE(
            409,
            "The solution's status does not allow this",
            "A version of a clinic's solution is a draft, then approved, then retired. Only a draft can be changed or"
                    + " approved, and only what is approved or retired can have a next version. The detail names the status."),
    TOO_MANY_SOLUTIONS(
            409,
            "The clinic has as many solutions as it may have",
            "What is in use is kept for good, because records refer to it; so their number is bounded. Retiring one does"
                    + " not make room for another.");

    private final int status;
    private final String title;
    private final String advice;

    DefinitionProblem(int status, @CompileTimeConstant String title, @CompileTimeConstant String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String advice() {
        return advice;
    }
}
