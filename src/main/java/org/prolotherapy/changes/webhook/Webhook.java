package org.prolotherapy.changes.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeType;

/**
 * An address that is told what happens in the clinic.
 *
 * @param types of events; all if none is named
 * @param disabledAt when its receiver said that it wants nothing more; null if it is told
 * @param formerSecretUntil until when it is signed with the secret before, too; null if there is none
 * @param gapAt when events were found to be lost for it that happened before; null if it was told everything
 */
record Webhook(
        UUID id,
        String url,
        List<ChangeType> types,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable Instant formerSecretUntil,
        @Nullable Instant gapAt) {

    Webhook {
        types = List.copyOf(types);
    }
}
