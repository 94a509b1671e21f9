package org.prolotherapy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/**
 * Refuses pages of origins that are not listed, if any are. Quarkus, which answers those that are, would refuse the others
 * without a body.
 */
@ApplicationScoped
public class ForeignOrigins {

    /** Quarkus looks at origins at 300. */
    private static final int BEFORE_QUARKUS = 400;

    private final List<String> listed;

    ForeignOrigins(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> listed) {
        this.listed = listed.orElse(List.of());
    }

    void register(@Observes Filters filters) {
        if (listed.isEmpty()) {
            return;
        }
        filters.register(
                exchange -> {
                    String origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
                    if (origin == null || isListed(origin) || isOurs(origin, exchange.request())) {
                        exchange.next();
                    } else {
                        exchange.fail(new Problem(
                                ProblemType.FORBIDDEN, "Pages of the origin in the header Origin may not call."));
                    }
                },
                BEFORE_QUARKUS);
    }

    private boolean isListed(String origin) {
        return listed.stream().map(String::strip).anyMatch(each -> allows(each, origin));
    }

    /** As Quarkus reads the setting: what stands between slashes is a regular expression. */
    private static boolean allows(String listed, String origin) {
        boolean pattern = listed.length() > 1 && listed.startsWith("/") && listed.endsWith("/");
        return pattern
                ? Pattern.matches(listed.substring(1, listed.length() - 1), origin)
                : listed.equals("*") || listed.equals(origin);
    }

    private static boolean isOurs(String origin, HttpServerRequest request) {
        return origin.equals(request.scheme() + "://" + request.authority());
    }
}
