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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.sessions.SessionViews;
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
        static native TemplateInstance timeline(Timeline course, Colours colours, String language);
    }

    private final TreatmentPlans plans;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final SessionViews sessions;

    TimelineResource(TreatmentPlans plans, Knowledge knowledge, Clinic clinic, SessionViews sessions) {
        this.plans = plans;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.sessions = sessions;
    }

    @GET
    @Produces(SVG)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getTimeline")
    public RestResponse<String> timeline(
            @PathParam("id") UUID id, @QueryParam("theme") @Nullable Theme theme, @Context HttpHeaders headers) {
        TreatmentPlan plan = plans.forReading(id);
        Phrasebook phrases = Phrasebook.wantedBy(headers);
        Theme wanted = theme == null ? Theme.LIGHT : theme;
        Colours colours = Colours.of(wanted);
        LocalDate today = clinic.today();
        Timeline course = Timeline.of(
                plan.course().schedule(knowledge, clinic.timeZone()), sessions.of(plan), today, colours, phrases);
        // Of this very picture, which is another one tomorrow.
        String tag =
                String.join("-", Long.toString(plan.version()), today.toString(), phrases.language(), wanted.name());
        return ResponseBuilder.ok(
                        Templates.timeline(course, colours, phrases.language()).render())
                .header(HttpHeaders.ETAG, '"' + tag + '"')
                .header(HttpHeaders.CONTENT_LANGUAGE, phrases.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
