package org.prolotherapy.problem.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

/** What each {@code type} of a problem resolves to: a page that says what it means and what to do about it. */
@Path("/problems/{code}")
public class ProblemPages {

    /** The page as data. */
    public record ProblemPage(String code, int status, String title, String advice) {

        static ProblemPage of(ProblemType type) {
            return new ProblemPage(type.code(), type.status(), type.title(), type.advice());
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String html(@PathParam("code") String code) {
        ProblemType type = named(code);
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
    @Operation(summary = "What a problem means and what to do about it")
    public ProblemPage json(@PathParam("code") String code) {
        return ProblemPage.of(named(code));
    }

    private static ProblemType named(String code) {
        return ProblemType.ofCode(code)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no problem with this code."));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
