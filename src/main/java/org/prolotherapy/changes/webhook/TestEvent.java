package org.prolotherapy.changes.webhook;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A CloudEvent that tells of nothing: whoever gets it is told what happens.
 *
 * @param subject the webhook that is tried
 */
record TestEvent(String specversion, UUID id, String source, String type, UUID subject, OffsetDateTime time) {

    /** No event of the feed has this type. */
    static final String TYPE = "webhook.test";

    TestEvent(UUID id, String clinic, UUID webhook, OffsetDateTime time) {
        this("1.0", id, "/clinics/" + clinic, TYPE, webhook, time);
    }
}
