package org.prolotherapy.api.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The contract to be read from beginning to end, in the order of what one does with it. Redoc shows it, out of this service. */
@Path(ReferencePage.PATH)
@PermitAll
public class ReferencePage {

    static final String PATH = "/docs/reference";

    private static final String REDOC = "META-INF/maven/org.webjars.npm/redoc/pom.properties";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance reference(String script, String contract);
    }

    private final String script = "/webjars/redoc/" + version() + "/bundles/redoc.standalone.js";

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance html() {
        return Templates.reference(script, StartPage.CONTRACT);
    }

    /** Its files stand under their version. */
    private static String version() {
        Properties redoc = new Properties();
        try (InputStream properties =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(REDOC)) {
            redoc.load(Objects.requireNonNull(properties, REDOC));
        } catch (IOException e) {
            throw new UncheckedIOException(REDOC, e);
        }
        return redoc.getProperty("version");
    }
}
