package org.prolotherapy.changes;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeEvent;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Happening;

/**
 * Something that happened, as CloudEvents 1.0.2 writes it in JSON.
 *
 * @param source the clinic in which it happened
 * @param subject to which it happened: a plan or a protocol, by its id, or the clinic
 */
public record CloudEvent(
        String specversion,

        UUID id,

        String source,

        ChangeType type,

        String subject,

        OffsetDateTime time,

        String datacontenttype,

        ChangeData data) {

    /** What it is about, by ids alone. */
    public record ChangeData(
            @Nullable UUID planId,

            @Nullable String protocol,

            long version,

            @Nullable Integer session,

            @Nullable UUID adverseEventId) {}

    /** What an event of a clinic says to others. */
    public static CloudEvent of(ChangeEvent event, String clinic) {
        Happening happening = event.happening();
        return new CloudEvent(
                "1.0",
                event.id(),
                "/clinics/" + clinic,
                happening.type(),
                subject(happening, clinic),
                event.at().atOffset(ZoneOffset.UTC),
                "application/json",
                new ChangeData(
                        happening.plan(),
                        happening.protocol(),
                        happening.version(),
                        happening.session(),
                        happening.adverseEvent()));
    }

    private static String subject(Happening happening, String clinic) {
        if (happening.plan() != null) {
            return happening.plan().toString();
        }
        return happening.protocol() == null ? clinic : happening.protocol();
    }
}
