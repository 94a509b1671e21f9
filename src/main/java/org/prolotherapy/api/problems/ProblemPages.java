package org.prolotherapy.api.problems;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.Translation;

/** What each {@code type} of a problem resolves to: a page that says what it means and what to do about it. */
@Path("/problems/{code}")
@PermitAll
public class ProblemPages {

    /** The page as data, in the language of the request. */
    public record ProblemPage(String code, int status, String title, String advice) {

        static ProblemPage of(ProblemKind type) {
            return new ProblemPage(
                    type.code(),
                    type.status(),
                    Translation.ofAnswer(type.title()),
                    Translation.ofAnswer(type.advice()));
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance problem(ProblemPage page, String language);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String html(@PathParam("code") String code) {
        return Templates.problem(json(code), AnswerLanguage.toSpeak().toLanguageTag())
                .render();
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
}
