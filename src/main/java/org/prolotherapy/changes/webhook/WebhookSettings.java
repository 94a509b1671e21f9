package org.prolotherapy.changes.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What whoever runs the service decides about webhooks. */
@ConfigMapping(prefix = "prolotherapy.webhooks")
public interface WebhookSettings {

    /**
     * Networks of one's own that may be sent to as well, without TLS too, each like {@code 10.1.0.0/16}. Whoever may make a webhook
     * can let this service send requests to everything in them.
     */
    Optional<List<String>> networks();

    /** How long a receiver may take to answer, from the first step of connecting on. */
    @WithDefault("15s")
    Duration patience();

    /** How long deliveries are kept that came to an end, dead letters among them. */
    @WithDefault("30d")
    Duration retention();
}
