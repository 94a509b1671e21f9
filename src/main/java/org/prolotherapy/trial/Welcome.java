package org.prolotherapy.trial;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.security.TokenSettings;

/** Tells a person who tries the service out where it is, and waits until it is to end. */
public class Welcome implements QuarkusApplication {

    private final HttpServer server;
    private final int configuredManagementPort;
    private final Settings settings;
    private final TokenSettings tokens;

    @Inject
    Welcome(
            HttpServer server,
            @ConfigProperty(name = "quarkus.management.port") int configuredManagementPort,
            Settings settings,
            TokenSettings tokens) {
        this.configuredManagementPort = configuredManagementPort;
        this.server = server;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public int run(String... arguments) {
        if (!settings.production()) {
            System.out.println(text(server.getPort(), managementPort()));
            tokens.trialToken().ifPresent(token -> System.out.println(toTryIt(server.getPort(), token)));
        }
        Quarkus.waitForExit();
        return 0;
    }

    /** The server knows its port only where it was to choose one itself. */
    private int managementPort() {
        return configuredManagementPort == 0 ? server.getManagementPort() : configuredManagementPort;
    }

    static String text(int port, int managementPort) {
        return """

                The service is ready: http://localhost:%1$d
                Its documentation:    http://localhost:%1$d/q/swagger-ui
                Health and metrics:   http://localhost:%2$d/q/health, http://localhost:%2$d/q/metrics
                """.formatted(port, managementPort);
    }

    /** With the name of the file only: the token itself would stay in terminals and logs. */
    static String toTryIt(int port, Path token) {
        return """
                A token that may do everything is in a file, until tomorrow. To use it:
                  export TOKEN=$(cat '%2$s')
                  curl -s -X POST http://localhost:%1$d/v1/schedule-previews -H "Authorization: Bearer $TOKEN" \
                -H 'Content-Type: application/json' -d '{"severity":"MODERATE","startOn":"2027-01-04"}'
                """.formatted(port, token.toString().replace("'", "'\\''"));
    }
}
