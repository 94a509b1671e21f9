package org.prolotherapy.changes.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an event that a webhook is told of. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        UUID event,
        String type,
        Delivery.State state,
        int attempts,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime attemptedAt,
        @Nullable Integer answered,
        Attempt.@Nullable Failure failure,
        @Nullable OffsetDateTime deliveredAt,
        @Nullable OffsetDateTime nextAttemptAt) {

    static DeliveryView of(Delivery delivery, Function<Instant, OffsetDateTime> local) {
        return new DeliveryView(
                delivery.event(),
                delivery.type(),
                delivery.state(),
                delivery.attempts(),
                local.apply(delivery.createdAt()),
                WebhookView.orNull(delivery.attemptedAt(), local),
                delivery.answered(),
                delivery.failure(),
                WebhookView.orNull(delivery.deliveredAt(), local),
                WebhookView.orNull(delivery.nextAttemptAt(), local));
    }
}
