package org.prolotherapy.api.records;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.RecordTemplate;

/** A {@link RecordRequest} to be corrected and sent: its members are some of that one's. */
@Schema(name = "SessionRecordTemplate")
record TemplateView(
        OffsetDateTime performedAt,

        @Nullable String performer,

        List<InjectionRequest> injections,

        List<OpenStepBody> open) {

    static TemplateView of(RecordTemplate template, Function<Instant, OffsetDateTime> localTime) {
        return new TemplateView(
                localTime.apply(template.performedAt()),
                template.performer(),
                template.injections().stream().map(TemplateView::injection).toList(),
                template.open().stream().map(OpenStepBody::of).toList());
    }

    private static InjectionRequest injection(NeedlePlacement placement) {
        return new InjectionRequest(
                placement.site(),
                placement.side(),
                placement.structure(),
                placement.solution(),
                placement.concentrationPercent(),
                placement.volumeMl(),
                placement.lidocaineMg(),
                placement.lotNumber(),
                placement.guidance(),
                placement.level());
    }
}
