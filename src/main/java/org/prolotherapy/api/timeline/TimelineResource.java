package org.prolotherapy.api.timeline;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.web.Phrasebook;

/** A course as a picture: sessions, windows, holds, recovery, deadline and today. Nothing in it says whose it is. */
@Path("/v1/treatment-plans/{id}/timeline.svg")
@Transactional(TxType.SUPPORTS)
@Tag(name = "Treatment plans")
public class TimelineResource {

    private static final String SVG = "image/svg+xml";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance timeline(Timeline course, Theme theme, String language);
    }

    private final TreatmentPlans plans;
    private final Knowledge knowledge;
    private final Clinic clinic;

    TimelineResource(TreatmentPlans plans, Knowledge knowledge, Clinic clinic) {
        this.plans = plans;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @GET
    @Produces(SVG)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getTimeline")
    public RestResponse<String> timeline(
            @PathParam("id") UUID id, @QueryParam("theme") @Nullable Theme theme, @Context HttpHeaders headers) {
        TreatmentPlan plan = plans.forReading(id);
        Phrasebook phrases = Phrasebook.wantedBy(headers);
        Theme colours = theme == null ? Theme.LIGHT : theme;
        Timeline course = Timeline.of(
                plan,
                plan.course().schedule(knowledge, clinic.timeZone()),
                plan.safety().decidedHold(clinic.timeZone()).orElse(null),
                clinic.today(),
                knowledge,
                colours,
                phrases);
        return ResponseBuilder.ok(
                        Templates.timeline(course, colours, phrases.language()).render())
                // Of this very picture, which is another one tomorrow.
                .header(
                        HttpHeaders.ETAG,
                        "\""
                                + String.join(
                                        "-",
                                        Long.toString(plan.version()),
                                        clinic.today().toString(),
                                        phrases.language(),
                                        colours.name())
                                + "\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, phrases.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
