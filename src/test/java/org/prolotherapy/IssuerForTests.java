package org.prolotherapy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.prolotherapy.cds.CdsToken;

/**
 * Makes the service under test trust every {@link Token}, take as many requests as a suite sends, and let the pages of one
 * origin call it. {@link ReadinessTest} names it with global scope.
 */
public final class IssuerForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path keys = Files.createTempFile(Path.of("target"), "test-keys", ".json");
            keys.toFile().deleteOnExit();
            Files.writeString(keys, Token.publishedKeys());
            Path clients = Files.createTempFile(Path.of("target"), "cds-keys", ".json");
            clients.toFile().deleteOnExit();
            Files.writeString(clients, CdsToken.publishedKeys());
            return Map.ofEntries(
                    Map.entry("prolotherapy.tokens.issuer", Token.ISSUER),
                    Map.entry("prolotherapy.tokens.audience", Token.AUDIENCE),
                    Map.entry("prolotherapy.tokens.keys", keys.toString()),
                    Map.entry("prolotherapy.rate-limit-per-minute", "1000000"),
                    // More than the writer takes at once; tests fill it and wait until all is sealed.
                    Map.entry("prolotherapy.audit.capacity", "1500"),
                    Map.entry("prolotherapy.cds.base", CdsToken.BASE),
                    Map.entry("prolotherapy.cds.clients.sandbox.issuer", CdsToken.ISSUER),
                    Map.entry("prolotherapy.cds.clients.sandbox.keys", clients.toString()),
                    Map.entry("prolotherapy.cds.clients.sandbox.clinic", CdsToken.CLINIC),
                    Map.entry("quarkus.otel.sdk.disabled", "false"),
                    Map.entry("quarkus.http.cors.origins", "https://ehr.example"),
                    // Nobody takes the spans of a test; Spans collects them.
                    Map.entry("quarkus.log.category.\"io.quarkus.opentelemetry\".level", "OFF"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {}
}
