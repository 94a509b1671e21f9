package org.prolotherapy.changes.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a webhook is told of.
 *
 * @param event its id, which every attempt has as {@code webhook-id}
 * @param attempts how often it was sent, or tried to be, since it was last asked for
 * @param attemptedAt when the last attempt ended; null before
 * @param answered the status of the last answer; null if there was none
 * @param failure why the last attempt failed; null if it did not
 * @param nextAttemptAt when it is sent next; null if it is not
 */
record Delivery(
        UUID event,
        String type,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant attemptedAt,
        @Nullable Integer answered,
        Attempt.@Nullable Failure failure,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt) {

    /** How far it has come. */
    enum State {
        /** It will be sent, or sent again. */
        WAITING,
        /** The receiver has heard. */
        DELIVERED,
        /** It was sent as often as it is, and is sent again only if that is asked for. */
        DEAD
    }
}
