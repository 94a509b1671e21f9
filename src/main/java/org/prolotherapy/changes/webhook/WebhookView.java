package org.prolotherapy.changes.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.platform.idempotency.ShownOnce;

/** @param secret only in the answer by which it was made */
@Schema(name = "Webhook")
record WebhookView(
        UUID id,
        String url,
        @Nullable List<ChangeType> types,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime disabledAt,
        @Nullable OffsetDateTime gapAt,
        @Nullable OffsetDateTime formerSecretUntil,
        @Nullable String secret)
        implements ShownOnce {

    static WebhookView of(Webhook webhook, @Nullable WebhookSecret secret, Function<Instant, OffsetDateTime> local) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.types().isEmpty() ? null : webhook.types(),
                local.apply(webhook.createdAt()),
                orNull(webhook.disabledAt(), local),
                orNull(webhook.gapAt(), local),
                orNull(webhook.formerSecretUntil(), local),
                secret == null ? null : secret.text());
    }

    static @Nullable OffsetDateTime orNull(@Nullable Instant at, Function<Instant, OffsetDateTime> local) {
        return at == null ? null : local.apply(at);
    }

    @Override
    public WebhookView kept() {
        return new WebhookView(id, url, types, createdAt, disabledAt, gapAt, formerSecretUntil, null);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
