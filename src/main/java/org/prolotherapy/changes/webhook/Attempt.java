package org.prolotherapy.changes.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to tell a receiver something.
 *
 * @param answered the status of its answer; null if there was none
 * @param failure why it counts as a failure; null if the receiver has heard
 * @param retryAfter how long the receiver wants to be left alone; zero if it did not say
 */
record Attempt(@Nullable Integer answered, @Nullable Failure failure, Duration retryAfter) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;
    private static final int GONE = 410;

    /** Why an attempt failed. */
    enum Failure {
        /** The name of the host leads nowhere. */
        NAME_UNKNOWN,
        /** The name of the host leads to an address that nothing is sent to. */
        ADDRESS_REFUSED,
        /** Without TLS nothing is sent to a public address. */
        NOT_ENCRYPTED,
        /** The receiver could not be connected to, its certificate was not good, or it went away before it answered. */
        CONNECTION_FAILED,
        /** The receiver did not answer in time. */
        TIMED_OUT,
        /** The receiver answered with a redirect, and none is followed. */
        REDIRECTED,
        /** The receiver answered 410: it wants to be told nothing more. */
        GONE,
        /** The receiver answered with another status than 2xx. */
        REFUSED
    }

    static Attempt failed(Failure failure) {
        return new Attempt(null, failure, Duration.ZERO);
    }

    /** What an answer with this status means. */
    static Attempt answered(int status, Duration retryAfter) {
        return new Attempt(status, failureOf(status), retryAfter);
    }

    private static @Nullable Failure failureOf(int status) {
        if (status >= OK && status < REDIRECT) {
            return null;
        }
        if (status == GONE) {
            return Failure.GONE;
        }
        return status >= REDIRECT && status < ERROR ? Failure.REDIRECTED : Failure.REFUSED;
    }
}
