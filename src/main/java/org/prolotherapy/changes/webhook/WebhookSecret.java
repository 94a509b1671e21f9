package org.prolotherapy.changes.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * What a receiver knows a sender by. It is shown once, to whoever made the webhook.
 *
 * @param text {@code whsec_} and 256 random bits in Base64, as Standard Webhooks writes it
 */
record WebhookSecret(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static WebhookSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The signature of a message that is sent at this time. */
    String sign(String message, Instant at, String body) {
        try {
            return new Webhook(text).sign(message, at.getEpochSecond(), body);
        } catch (WebhookSigningException failure) {
            throw new IllegalStateException("A message could not be signed.", failure);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
