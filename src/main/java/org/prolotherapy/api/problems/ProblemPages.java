package org.prolotherapy.api.problems;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.ProblemType;

/** What each {@code type} of a problem resolves to: a page that says what it means and what to do about it. */
@Path("/problems/{code}")
@PermitAll
public class ProblemPages {

    /** The page as data. */
    public record ProblemPage(String code, int status, String title, String advice) {

        static ProblemPage of(ProblemKind type) {
            return new ProblemPage(type.code(), type.status(), type.title(), type.advice());
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String html(@PathParam("code") String code) {
        ProblemKind type = named(code);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <body style="max-width: 40em; margin: 4em auto; padding: 0 1em; font: 1.1em/1.6 sans-serif">
                <h1>%1$s</h1>
                <p><code>%2$s</code>, HTTP status %3$d</p>
                <p>%4$s</p>
                </html>
                """.formatted(escape(type.title()), type.code(), type.status(), escape(type.advice()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getProblemPage")
    @Tag(name = "Problems")
    public ProblemPage json(
            @Parameter(description = "The code of the problem.", example = "precondition-required") @PathParam("code")
                    String code) {
        return ProblemPage.of(named(code));
    }

    private static ProblemKind named(String code) {
        return ProblemKinds.ofCode(code)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no problem with this code."));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
