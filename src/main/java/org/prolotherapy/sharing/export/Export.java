package org.prolotherapy.sharing.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a clinic has planned and recorded, as it is being written out or was.
 *
 * @param types of what is wanted, in the order of the alphabet
 * @param since what has not changed since then was not asked for; null for everything
 * @param plans how many there were when it was asked for
 * @param requestedAt whatever changed since is in it, as it was before or after
 * @param reached the plan that was written last; null before the first
 * @param done how many plans are written
 * @param finishedAt null while it is under way
 * @param failed whether it was given up
 */
public record Export(
        UUID id,
        ExportFormat format,
        List<String> types,
        @Nullable Instant since,
        long plans,
        Instant requestedAt,
        @Nullable UUID reached,
        long done,
        @Nullable Instant finishedAt,
        boolean failed) {

    /** Twice what a transaction may take. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(2);

    public Export {
        types = List.copyOf(types);
    }

    public ExportState state() {
        if (finishedAt == null) {
            return ExportState.RUNNING;
        }
        return failed ? ExportState.FAILED : ExportState.DONE;
    }

    /**
     * From when on what changed is in it; null for everything. A change is dated when it is made and seen when it is committed,
     * so that one from shortly before {@link #since} may not have been seen by the export before: rather twice than not at all.
     */
    public @Nullable Instant changedFrom() {
        return changedFrom(since);
    }

    static @Nullable Instant changedFrom(@Nullable Instant since) {
        // Nothing is as old as the other, and PostgreSQL reads no year before the first.
        return since == null || since.isBefore(Instant.EPOCH) ? since : since.minus(LONGEST_CHANGE);
    }

    /**
     * All that there is of one type.
     *
     * @param bytes of the lines, as whoever reads them gets them
     */
    public record File(String type, long lines, long bytes) {}
}
