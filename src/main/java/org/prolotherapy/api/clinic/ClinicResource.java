package org.prolotherapy.api.clinic;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.api.clinic.ClinicChangeView.MovedOfPlan;
import org.prolotherapy.api.clinic.ClinicChangeView.ReleasedOfPlan;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.plan.ChangeClinic;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.Versioned;

/** The clinic's settings. */
@Path("/v1/clinic")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Clinic")
public class ClinicResource {

    private final Clinic clinic;
    private final ChangeClinic changeClinic;
    private final CurrentTenant tenant;
    private final AuditTrail trail;
    private final Knowledge knowledge;
    private final ScreeningQuestions questions;

    ClinicResource(
            Clinic clinic,
            ChangeClinic changeClinic,
            CurrentTenant tenant,
            AuditTrail trail,
            Knowledge knowledge,
            ScreeningQuestions questions) {
        this.clinic = clinic;
        this.changeClinic = changeClinic;
        this.tenant = tenant;
        this.trail = trail;
        this.knowledge = knowledge;
        this.questions = questions;
    }

    @GET
    @PermissionsAllowed("Clinic:r")
    @Operation(operationId = "getClinic")
    public RestResponse<ClinicBody> get() {
        leaveTrail();
        return Versioned.ok(ClinicBody.of(clinic.profile()), clinic.version());
    }

    @PUT
    @PermissionsAllowed("Clinic:u")
    @Operation(operationId = "putClinic")
    public RestResponse<ClinicChangeView> put(
            ClinicBody request, @BeanParam IfMatch ifMatch, @Context HttpHeaders headers) {
        leaveTrail();
        clinic.lock();
        IfNoneMatch.of(headers).check(clinic.version());
        ifMatch.check(clinic.version());
        List<ChangedPlan<TreatmentPlan>> changed = changeClinic.to(request.toProfile(questions));
        trail.shown(changed.stream().map(each -> each.plan().id()).toList());
        var view = new ClinicChangeView(
                ClinicBody.of(clinic.profile()),
                changed.stream().flatMap(ClinicResource::moved).toList(),
                changed.stream().flatMap(ClinicResource::released).toList(),
                knowledge.explain(clinic.profile().performersBeyondTheTexts(any -> true).stream()
                        .toList()));
        return Versioned.ok(view, clinic.version());
    }

    private void leaveTrail() {
        trail.about("Clinic", tenant.id());
        trail.versioned(clinic::version);
    }

    private static Stream<MovedOfPlan> moved(ChangedPlan<?> changed) {
        return changed.moved().stream()
                .map(move -> new MovedOfPlan(move.plan(), move.number(), move.before(), move.after()));
    }

    private static Stream<ReleasedOfPlan> released(ChangedPlan<?> changed) {
        TreatmentPlan plan = changed.plan();
        return plan.released().stream()
                .map(released -> new ReleasedOfPlan(plan.id(), released.number(), released.startsAt()));
    }
}
