package org.prolotherapy.sharing.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a clinic has planned and recorded, as it is being written out or was.
 *
 * @param types of what is wanted, in the order of the alphabet
 * @param since only plans that have changed since then; null for all
 * @param plans how many there were when it was asked for
 * @param requestedAt whatever changed since is in it, as it was before or after
 * @param reached the plan that was written last; null before the first
 * @param done how many plans are written
 * @param failures how often in a row the next page could not be written
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
        int failures,
        @Nullable Instant finishedAt,
        boolean failed) {

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
     * All that there is of one type.
     *
     * @param bytes of the lines, as whoever reads them gets them
     */
    public record File(String type, long lines, long bytes) {}
}
