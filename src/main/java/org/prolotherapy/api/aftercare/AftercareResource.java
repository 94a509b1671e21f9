package org.prolotherapy.api.aftercare;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.aftercare.Aftercare;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.web.Phrasebook;
import org.prolotherapy.schedule.DecidedHold;

/** What the patient is told for the time around each session: as data, or as a leaflet. */
@Path("/v1/treatment-plans/{id}/aftercare")
@Transactional
@Tag(name = "Aftercare", description = "What the patient does after a session.")
public class AftercareResource {

    /** Without what chooses between this and the data. */
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private static final String GET_AFTERCARE = "getAftercare";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance leaflet(Leaflet leaflet, String language);
    }

    private final TreatmentPlans plans;
    private final Knowledge knowledge;
    private final Clinic clinic;

    AftercareResource(TreatmentPlans plans, Knowledge knowledge, Clinic clinic) {
        this.plans = plans;
        this.knowledge = knowledge;
        this.clinic = clinic;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = GET_AFTERCARE)
    public RestResponse<AftercareView> json(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        TreatmentPlan plan = plans.forReading(id);
        Phrasebook phrases = Phrasebook.wantedBy(headers);
        List<AftercareView.AfterSession> sessions = afterSessions(plan).stream()
                .map(told -> AftercareView.AfterSession.of(told, knowledge, phrases))
                .toList();
        String version = Long.toString(plan.version());
        return inLanguage(
                ResponseBuilder.ok(new AftercareView(clinic.timeZone().getId(), sessions)),
                // The language of whoever asks for none has the tag that all else of the plan has.
                phrases.isDefault() ? version : String.join("-", version, phrases.language()),
                phrases);
    }

    // Who takes anything is a program.
    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.9")
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = GET_AFTERCARE, hidden = true)
    public RestResponse<String> leaflet(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        TreatmentPlan plan = plans.forReading(id);
        Phrasebook phrases = Phrasebook.wantedBy(headers);
        Leaflet leaflet = Leaflet.of(afterSessions(plan), clinic.timeZone(), phrases);
        return inLanguage(
                ResponseBuilder.ok(
                                Templates.leaflet(leaflet, phrases.language()).render())
                        .type(HTML),
                String.join("-", Long.toString(plan.version()), "leaflet", phrases.language()),
                phrases);
    }

    private static <T> RestResponse<T> inLanguage(ResponseBuilder<T> answer, String tag, Phrasebook phrases) {
        return answer.header(HttpHeaders.ETAG, '"' + tag + '"')
                .header(HttpHeaders.CONTENT_LANGUAGE, phrases.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private List<SessionInstructions> afterSessions(TreatmentPlan plan) {
        List<TreatmentSession> live = plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .toList();
        List<SessionInstructions> told = new ArrayList<>();
        @Nullable
        DecidedHold decided = plan.safety().decidedHold(clinic.timeZone()).orElse(null);
        for (int i = 0; i < live.size(); i++) {
            TreatmentSession session = live.get(i);
            Regimen regimen = session.regimen();
            Aftercare.@Nullable Next next = i + 1 < live.size() ? next(live.get(i + 1)) : null;
            told.add(new SessionInstructions(
                    session.number(),
                    session.status(),
                    session.date(),
                    Aftercare.after(session.date(), regimen.severity(), regimen.protocol(knowledge), next, decided)));
        }
        return told;
    }

    private Aftercare.Next next(TreatmentSession session) {
        return new Aftercare.Next(session.date(), session.regimen().protocol(knowledge));
    }
}
