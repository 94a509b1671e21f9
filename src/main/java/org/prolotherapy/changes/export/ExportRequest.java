package org.prolotherapy.changes.export;

import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.sharing.export.ExportType;

/** What is wanted: everything, or less of it. */
@Schema(name = "NewExport")
record ExportRequest(
        @Size(min = 1) @Nullable List<ExportType> types,
        @Nullable OffsetDateTime since) {

    Set<String> wanted() {
        List<ExportType> wanted = types == null ? Arrays.asList(ExportType.values()) : types;
        return wanted.stream().map(ExportType::name).collect(Collectors.toSet());
    }
}
