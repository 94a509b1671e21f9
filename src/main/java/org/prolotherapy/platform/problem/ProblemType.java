package org.prolotherapy.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of problem that the API answers with. The code is stable; its page is {@code /problems/<code>}. */
public enum ProblemType {
    INVALID_REQUEST(
            400,
            "The request is malformed",
            "The request could not be read as this endpoint documents it. Each violation names a field, a parameter or a"
                    + " header and says what would be right there; all of them are listed at once. Correct the request"
                    + " before sending it again: the same request will always be answered like this."),
    UNAUTHENTICATED(
            401,
            "A valid token is needed",
            "Send the header Authorization with the word Bearer, a space and an access token. The token must be a JWT of"
                    + " the issuer that this service trusts, for its audience, not expired, and signed with an asymmetric"
                    + " algorithm. The detail says what was wrong; get a new token from the issuer if one was refused."),
    FORBIDDEN(
            403,
            "The token does not allow this",
            "The token is valid, but lacks a scope or a claim that this request needs. The detail says what, and"
                    + " requiredScopes, if it is there, lists the scopes of which any one is enough. A new token that has it"
                    + " is given by the issuer; the same token will always be answered like this."),
    NOT_FOUND(
            404,
            "There is nothing here",
            "No resource has this address, or it belongs to another clinic. Check the path against the API description"
                    + " and the identifiers in it against what the service answered when it made them."),
    METHOD_NOT_ALLOWED(
            405,
            "The method is not allowed here",
            "The address exists, but not for this method. The Allow header lists the methods that it has."),
    NOT_ACCEPTABLE(
            406,
            "The requested format is not available",
            "The Accept header asks for formats that this endpoint does not produce. Ask for application/json, or send no"
                    + " Accept header at all."),
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
    NOT_BOOKABLE(
            422,
            "The session cannot be booked like this",
            "The violations name each rule that stands against the booking. Ask /v1/availability, with the plan and the"
                    + " session, for what can be booked."),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            409,
            "A request with this key is being worked on",
            "Another request with the same Idempotency-Key has not been answered yet. Repeat this one after the number of"
                    + " seconds in the Retry-After header: it then gets the other's answer, or is worked on if that failed."),
    CONCURRENT_CHANGE(
            409,
            "Somebody else changed this at the same time",
            "Two requests changed the same resource at once and the other one was first; nothing of this one was stored."
                    + " Read the resource again, decide whether the change is still wanted, and repeat it."),
    PRECONDITION_FAILED(
            412,
            "The resource has changed since it was read",
            "The If-Match header names a version that is no longer the current one, so nothing was stored. Read the"
                    + " resource again, apply the change to what it is now, and send it with the new ETag."),
    PAYLOAD_TOO_LARGE(
            413,
            "The request body is too large",
            "A request body may hold at most 262144 bytes. Send less in one request. Of a larger body the service reads"
                    + " at most one megabyte before it answers and closes the connection."),
    URI_TOO_LONG(
            414,
            "The address is too long",
            "The address with its query is longer than the service reads. Send filters in the body of the endpoint's"
                    + " search, where it has one."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The format of the request body is not supported",
            "The Content-Type header is missing or names a format that this endpoint does not read. Send"
                    + " application/json, or application/merge-patch+json for PATCH, in UTF-8."),
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
            "The request names a protocol, condition, solution, injection site or currency that the service does not"
                    + " have. The reference data lists every code that is accepted; currencies are those of ISO 4217."),
    NOT_PATCHABLE(
            422,
            "A field cannot be changed like this",
            "This field exists, but a PATCH does not change it, because its change has consequences or needs a reason."
                    + " Each violation names the action to use instead."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key belongs to another request",
            "A request with this Idempotency-Key was answered within the last 24 hours, and its body was another one."
                    + " Nothing was stored. A key names one request: take a new one for each, and repeat it only with the"
                    + " very same body."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is required",
            "This request changes something that others may be changing too. Send the ETag of the version that the change"
                    + " is based on in the If-Match header, or * to change whatever is there."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "This client has sent more requests than it may in a minute, and this one was not begun. Repeat it after the"
                    + " number of seconds in the Retry-After header. RateLimit, in every answer, says how many are left (r)"
                    + " and in how many seconds all are there again (t): slow down before none is."),
    HEADERS_TOO_LARGE(
            431,
            "The request headers are too large",
            "The request's headers hold more than the service reads. The usual cause is a very long token or cookie; send"
                    + " only the headers that the API describes."),
    INTERNAL_ERROR(
            500,
            "The service failed",
            "This is a fault of the service, not of the request. It has been logged under the requestId; quote it when"
                    + " reporting the fault. Whether anything was stored is uncertain: read before repeating a change."),
    DATABASE_UNAVAILABLE(
            503,
            "The database cannot be reached",
            "The service could not reach its database, all its connections are in use, or what the request needs is locked"
                    + " for too long. It recovers by itself. Repeat"
                    + " the request after the number of seconds in the Retry-After header, with the same Idempotency-Key"
                    + " if it had one."),
    TOKEN_KEYS_UNAVAILABLE(
            503,
            "Tokens cannot be verified now",
            "The service could not get the keys of the tokens' issuer, so it cannot tell whether the token is good, and"
                    + " refuses it. It tries again by itself. Repeat the request after the number of seconds in the"
                    + " Retry-After header."),
    OVERLOADED(
            503,
            "The service is overloaded",
            "More requests are waiting than the service can work on, and this one was not begun. Repeat it after the"
                    + " number of seconds in the Retry-After header.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The type with this code, if there is one. */
    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The stable name in kebab case, as in {@code not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status of every answer with this type. */
    public int status() {
        return status;
    }

    /** What happened, in a few words that are the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What it means and what to do about it, for whoever writes the calling program. */
    public String advice() {
        return advice;
    }
}
