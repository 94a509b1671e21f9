package org.prolotherapy.plan;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.prolotherapy.platform.problem.ProblemKind;

/** The problems that come from treatment: its rules, and the states of plans and sessions. */
public enum PlanProblem implements ProblemKind {
    PLAN_STATE(
            409,
            "The plan's status does not allow this",
            "A treatment plan moves through its statuses in a fixed order, and what was asked is not possible from where"
                    + " it is now. The detail names the status and what is possible from it. Read the plan again before"
                    + " deciding what to do."),
    SESSION_STATE(
            409,
            "The session's status does not allow this",
            "What was asked is not possible for a session in this status. The detail names the status and what is"
                    + " possible from it. Read the session again before deciding what to do."),
    ALREADY_RECORDED(
            409,
            "The session is already recorded",
            "This session has a record that differs from the one sent. What was performed is never overwritten. Read the"
                    + " record, and send an amendment with its reason if it is wrong."),
    ALREADY_REVIEWED(
            409,
            "The adverse event is already reviewed",
            "A clinician has reviewed this adverse event before, and a review is never changed. List the plan's adverse"
                    + " events to read it. What was learned since is reported as an adverse event of its own."),
    NOT_RECORDED(
            409,
            "The session is not recorded yet",
            "What was asked needs the record of this session. Record the session first, then repeat the request."),
    EARLIER_SESSION_OPEN(
            409,
            "An earlier session is still open",
            "Sessions are recorded in order, and an earlier one is neither performed nor missed; the detail names it."
                    + " Record it or mark it as missed, then repeat the request."),
    EXTERNAL_ID_TAKEN(
            409,
            "The external id is already in use",
            "Another treatment plan of this clinic has this external id. Look that plan up: it is probably the one you"
                    + " meant to create. Otherwise choose another id."),
    SLOT_TAKEN(
            409,
            "The slot is taken",
            "The performer or the room has another visit at this time. Ask /v1/availability for what is free, with the"
                    + " plan and the session, and book one of those."),
    PATIENT_DOUBLE_BOOKED(
            409,
            "The patient has another visit then",
            "Under this plan or another one the patient has a visit in this clinic that shares a moment with the one asked"
                    + " for. One may start when the other ends. Ask /v1/availability, with the plan and the session, for"
                    + " what is free for the patient too, or move the other visit first."),
    NOT_BOOKABLE(
            422,
            "The session cannot be booked like this",
            "The violations name each rule that stands against the booking. Ask /v1/availability, with the plan and the"
                    + " session, for what can be booked."),
    RULE_VIOLATED(
            422,
            "A rule of the domain is violated",
            "The request is well-formed, but what it asks for is against a rule of treatment. Each violation names its"
                    + " rule and the sources that the rule comes from. Show it to a clinician: it is for them to decide"
                    + " what to do instead."),
    SCHEDULE_NOT_FEASIBLE(
            422,
            "The sessions cannot be placed",
            "With this start, number of sessions and spacing, the sessions do not fit into what the protocol and the"
                    + " clinic's calendar allow. Where alternatives are listed, each of them is accepted when the request"
                    + " is sent again with its values."),
    CONTRAINDICATED(
            422,
            "The treatment is contraindicated",
            "The screening holds an answer that speaks against treating this patient now. Each violation names the answer"
                    + " and the rule. Correct the answer only if it is wrong."),
    UNKNOWN_CODE(
            422,
            "A code is not known",
            "The request names a protocol, condition, solution or injection site that the service does not have, or a"
                    + " performer or room that the clinic does not have. The reference data lists every code that is"
                    + " accepted, the clinic's settings its performers and rooms."),
    NOT_PATCHABLE(
            422,
            "A field cannot be changed like this",
            "This field exists, but a PATCH does not change it, because its change has consequences or needs a reason."
                    + " Each violation names the action to use instead.");

    private final int status;
    private final String title;
    private final String advice;

    PlanProblem(int status, @CompileTimeConstant String title, @CompileTimeConstant String advice) {
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
