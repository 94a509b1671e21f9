package org.prolotherapy.platform.problem;

import com.google.errorprone.annotations.CompileTimeConstant;

/** The problems that any service answers with over HTTP, whatever it is about. */
public enum ProblemType implements ProblemKind {
    INVALID_REQUEST(
            400,
            "The request is malformed",
            "The request could not be read as this endpoint documents it. Each violation names a field, a parameter or a"
                    + " header and says what would be right there; all of them are listed at once. Correct the request"
                    + " before sending it again: the same request will always be answered like this."),
    NOT_SUPPORTED(
            400,
            "This is not supported here",
            "The request is understood, and asks for something that the service does not do, or cannot do as it is configured."
                    + " Nothing was looked for: an answer without it would have read as if there were nothing. The detail"
                    + " says what to ask for instead."),
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
            "No resource has this address, or it belongs to somebody else. Check the path against the API description"
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
    CURSOR_EXPIRED(
            410,
            "It can no longer be told what happened since",
            "What happened since this place in the feed was removed because it is too old, or the place is one of another"
                    + " database: one that was restored, upgraded or failed over since. Nothing that is asked for from here"
                    + " would be complete. Ask the feed with since=latest, keep its next, read every list again that you"
                    + " keep a copy of, and then go on from that next."),
    PRECONDITION_FAILED(
            412,
            "The resource has changed since it was read",
            "The If-Match header names a version that is no longer the current one, or If-None-Match one that is, so nothing"
                    + " was stored. Read the resource again, apply the change to what it is now, and send it with the new"
                    + " ETag."),
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

    ProblemType(int status, @CompileTimeConstant String title, @CompileTimeConstant String advice) {
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
