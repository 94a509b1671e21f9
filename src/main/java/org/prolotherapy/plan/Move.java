package org.prolotherapy.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session whose day changed.
 *
 * @param number of the session
 * @param before null if the session is new
 * @param after null if the session was lost
 */
public record Move(
        int number, @Nullable LocalDate before, @Nullable LocalDate after) {

    /** The moves among some changes, in their order. */
    public static List<Move> in(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.session() != null && change.field().equals("date"))
                .map(change -> new Move(change.session(), date(change.before()), date(change.after())))
                .toList();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
