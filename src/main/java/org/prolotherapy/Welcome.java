package org.prolotherapy;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import org.prolotherapy.platform.Settings;

/** Tells a person who tries the service out where it is, and waits until it is to end. */
public class Welcome implements QuarkusApplication {

    private final HttpServer server;
    private final Settings settings;

    @Inject
    Welcome(HttpServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public int run(String... arguments) {
        if (!settings.production()) {
            System.out.println(text(server.getPort()));
        }
        Quarkus.waitForExit();
        return 0;
    }

    static String text(int port) {
        return """

                The service is ready: http://localhost:%1$d
                Its documentation:    http://localhost:%1$d/q/swagger-ui
                To try it:
                  curl -s -X POST http://localhost:%1$d/v1/schedule-previews -H 'Content-Type: application/json' \
                -d '{"severity":"MODERATE","startOn":"2027-01-04"}'
                """.formatted(port);
    }
}
