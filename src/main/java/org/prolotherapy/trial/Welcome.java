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
            String address = address();
            System.out.println(text(address, managementAddress()));
            tokens.trialToken().ifPresent(token -> System.out.println(toTryIt(address, token)));
        }
        Quarkus.waitForExit();
        return 0;
    }

    private String address() {
        return server.getSecurePort() > 0 && server.getPort() <= 0
                ? known("address", "https", server.getSecurePort())
                : known("address", "http", server.getPort());
    }

    /** The server knows this port only where it was to choose one itself. */
    private String managementAddress() {
        int port = configuredManagementPort == 0 ? server.getManagementPort() : configuredManagementPort;
        return known("management-address", "http", port);
    }

    /**
     * In development mode the server outlives a reload, and says its port only to the service that started it. So the address is
     * kept where a class that is loaded anew finds it.
     */
    private static String known(String name, String scheme, int port) {
        String property = Welcome.class.getName() + "." + name;
        if (port > 0) {
            System.setProperty(property, scheme + "://localhost:" + port);
        }
        return System.getProperty(property, "");
    }

    static String text(String address, String managementAddress) {
        return """

                The service is ready: %1$s
                Its documentation:    %1$s/q/swagger-ui
                Health and metrics:   %2$s/q/health, %2$s/q/metrics
                """.formatted(address, managementAddress);
    }

    /** With the name of the file only: the token itself would stay in terminals and logs. */
    static String toTryIt(String address, Path token) {
        return """
                A token that may do everything is in a file, until tomorrow. To use it:
                  export TOKEN=$(cat '%2$s')
                  curl -s -X POST %1$s/v1/schedule-previews -H "Authorization: Bearer $TOKEN" \
                -H 'Content-Type: application/json' -d '{"severity":"MODERATE","startOn":"2027-01-04"}'
                """.formatted(address, token.toString().replace("'", "'\\''"));
    }
}
