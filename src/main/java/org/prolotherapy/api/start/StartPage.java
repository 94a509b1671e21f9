package org.prolotherapy.api.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.security.TokenSettings;

/** What there is, for whoever comes without knowing anything: a page for people, links for programs. */
@Path("/")
@PermitAll
public class StartPage {

    /**
     * Where to go from here.
     *
     * @param tokenFile where a token for a first try is; null if the service issues none
     * @param tokenIssuer who issues tokens; null if the service does so itself
     */
    @Schema(name = "Start")
    public record Start(
            String documentation,
            String reference,
            String contract,
            String me,
            String treatmentPlans,
            String sessions,
            String clinic,
            @Nullable String tokenFile,
            @Nullable String tokenIssuer) {}

    static final String CONTRACT = "/q/openapi";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance start(Start start, int port, int managementPort);
    }

    private final Start start;
    private final int port;
    private final int managementPort;

    StartPage(
            Settings settings,
            TokenSettings tokens,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        String file = settings.production()
                ? null
                : tokens.trialToken().map(Object::toString).orElse(null);
        this.port = port;
        this.managementPort = managementPort;
        this.start = new Start(
                "/q/swagger-ui",
                ReferencePage.PATH,
                CONTRACT,
                "/v1/me",
                "/v1/treatment-plans",
                "/v1/sessions",
                "/v1/clinic",
                file,
                file == null ? tokens.issuer().orElse(null) : null);
    }

    // Who takes anything is a program.
    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.9")
    @Operation(hidden = true)
    public RestResponse<String> html() {
        return ResponseBuilder.ok(Templates.start(start, port, managementPort).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getStart")
    @Tag(name = "First steps", description = "Where to begin, and who the caller is to the service.")
    public Start json() {
        return start;
    }
}
