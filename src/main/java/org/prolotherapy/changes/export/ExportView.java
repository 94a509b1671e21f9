package org.prolotherapy.changes.export;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.sharing.export.Export;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.ExportState;
import org.prolotherapy.sharing.export.Exports;

/** What has become of an export. */
@Schema(name = "Export")
record ExportView(
        UUID id,
        ExportFormat format,
        List<String> types,
        @Nullable OffsetDateTime since,
        ExportState state,
        OffsetDateTime requestedAt,
        long plans,
        long plansDone,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime expiresAt,
        @Nullable List<FileView> files) {

    @Schema(name = "ExportFile")
    record FileView(String type, String href, long lines, long bytes) {}

    /** @param files null while it is under way */
    static ExportView of(Export export, @Nullable List<Export.File> files, Function<Instant, OffsetDateTime> local) {
        Instant finished = export.finishedAt();
        return new ExportView(
                export.id(),
                export.format(),
                export.types(),
                export.since() == null ? null : local.apply(export.since()),
                export.state(),
                local.apply(export.requestedAt()),
                export.plans(),
                export.done(),
                finished == null ? null : local.apply(finished),
                finished == null ? null : local.apply(finished.plus(Exports.KEPT)),
                files == null
                        ? null
                        : files.stream()
                                .map(file -> new FileView(
                                        file.type(),
                                        ExportResource.PATH + "/" + export.id() + "/files/" + file.type(),
                                        file.lines(),
                                        file.bytes()))
                                .toList());
    }
}
