package org.prolotherapy.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, as it is kept for those who follow.
 *
 * @param id names it wherever it is told
 * @param place in the feed of its clinic
 */
public record ChangeEvent(UUID id, Instant at, Place place, Happening happening) {

    /**
     * A place in the feed of a clinic. Places are in the order of both numbers.
     *
     * @param transaction from which on it can be seen that nothing will come before it
     */
    public record Place(long transaction, long position) {

        /** Before everything that is kept. */
        public static final Place BEGINNING = new Place(0, 0);

        boolean isBefore(Place other) {
            return transaction < other.transaction || (transaction == other.transaction && position < other.position);
        }
    }
}
