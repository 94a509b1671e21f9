package org.prolotherapy.api.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Change;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.json.MergePatch;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.treatment.AmendedValue;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.NewRecord;
import org.prolotherapy.treatment.Procedure;
import org.prolotherapy.treatment.RecordSession;
import org.prolotherapy.treatment.RecordTemplate;
import org.prolotherapy.treatment.SessionRecord;
import org.prolotherapy.treatment.SessionRecords;

/** What was performed in a session: recorded once, added to, corrected, never overwritten. */
@Path("/v1/treatment-plans/{id}/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions")
public class SessionRecordResource {

    private final TreatmentPlans plans;
    private final ChangePlan changePlan;
    private final SessionRecords records;
    private final RecordSession recordSession;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final RecordViews views;
    private final Clock clock;
    private final ObjectMapper mapper;

    SessionRecordResource(
            TreatmentPlans plans,
            ChangePlan changePlan,
            SessionRecords records,
            RecordSession recordSession,
            Knowledge knowledge,
            Clinic clinic,
            RecordViews views,
            Clock clock,
            ObjectMapper mapper) {
        this.plans = plans;
        this.changePlan = changePlan;
        this.records = records;
        this.recordSession = recordSession;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.views = views;
        this.clock = clock;
        this.mapper = mapper;
    }

    @PUT
    @Path("/{number}/record")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "recordSession")
    public RestResponse<RecordView> record(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            RecordRequest request,
            @BeanParam IfMatch.IfGiven ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String fingerprint = fingerprint(request);
        IfNoneMatch condition = IfNoneMatch.of(headers);
        ChangedPlan<SessionRecord> recorded = changePlan.addOnce(
                id,
                plan -> {
                    TreatmentSession session = plan.course().existing(number);
                    session.recordId().ifPresent(record -> condition.check(plan.version()));
                    return recordedBefore(session, fingerprint);
                },
                ifMatch,
                new Revision("record", null, request.performer()),
                (plan, now) -> {
                    var injections = new InjectionReader(knowledge).readAll(request.batch(), request.injections());
                    var performed = new NewRecord(request.toProcedure(), injections, fingerprint);
                    return recordSession.record(plan, plan.course().existing(number), performed, now);
                });
        RecordView record = views.view(recorded.plan(), recorded.result());
        long version = recorded.plan().version();
        return recorded.isUnchanged()
                ? Versioned.ok(record, version)
                : Versioned.created(uri.getAbsolutePath(), record, version);
    }

    @GET
    @Path("/{number}/record")
    @PermissionsAllowed({"Session:r", "patient/Session:r"})
    @Operation(operationId = "getSessionRecord")
    public RestResponse<RecordView> get(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        return Versioned.ok(views.view(plan, existingRecord(plan, number)), plan.version());
    }

    @GET
    @Path("/{number}/template")
    @PermissionsAllowed("Session:r")
    @Operation(operationId = "getSessionRecordTemplate")
    public RestResponse<TemplateView> template(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        TreatmentSession session = plan.course().existing(number);
        if (session.recordId().isPresent()) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "Session {session} is recorded already, so there is nothing to fill in.",
                    number);
        }
        RecordTemplate template = RecordTemplate.of(plan, session, clinic.profile(), clock.instant(), knowledge);
        return Versioned.ok(TemplateView.of(template, clinic::localTime), plan.version());
    }

    @GET
    @Path("/{number}/records")
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(operationId = "listSessionRecords")
    public Page<RecordView> list(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        plan.course().existing(number);
        return new Page<>(
                records.allOf(plan, number).stream()
                        .map(record -> views.view(plan, record))
                        .toList(),
                null);
    }

    @POST
    @Idempotent
    @Path("/{number}/record/amendments")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "amendSessionRecord")
    @RequestBody(content = @Content(schema = @Schema(implementation = RecordAmendmentRequest.class)))
    public RestResponse<RecordView> amend(
            @PathParam("id") UUID id, @PathParam("number") int number, MergePatch patch, @Context UriInfo uri) {
        String reason = patch.text("reason");
        ChangedPlan<SessionRecord> changed = changePlan.add(id, Revision.of("amend-record", reason), (plan, now) -> {
            TreatmentSession session = plan.course().existing(number);
            var before = RecordAmendmentRequest.of(records.of(session).current(), clinic::localTime);
            RecordAmendmentRequest after = patch.apply(before, RecordAmendmentRequest.class);
            new InjectionReader(knowledge).readAll(after.batch(), List.of());
            AmendedValue<Procedure> amended = after.toAmendedValue();
            var corrected = RecordAmendmentRequest.of(amended.value(), clinic::localTime);
            List<Change> changes =
                    FieldChange.inRevision(FieldChange.between(before, corrected, mapper), number, "record");
            return recordSession.amend(plan, session, amended, changes, now);
        });
        return Versioned.created(
                recordOf(id, number, uri),
                views.view(changed.plan(), changed.result()),
                changed.plan().version());
    }

    @GET
    @Path("/{number}/injections")
    @PermissionsAllowed({"Session:s", "patient/Session:s"})
    @Operation(operationId = "listInjections")
    public Page<InjectionView> injections(@PathParam("id") UUID id, @PathParam("number") int number) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(views.injections(existingRecord(plan, number)), null);
    }

    @POST
    @Idempotent
    @Path("/{number}/injections")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "addInjection")
    public RestResponse<InjectionView> add(
            @PathParam("id") UUID id, @PathParam("number") int number, InjectionRequest request, @Context UriInfo uri) {
        ChangedPlan<Injection> added = changePlan.add(id, Revision.of("add-injection"), (plan, now) -> {
            SessionRecord record = records.of(plan.course().existing(number));
            NeedlePlacement placement = new InjectionReader(knowledge).readOne(request);
            Injection injection = record.add(placement, now::newId, now.instant());
            plan.changedUnderIt(List.of(added(number, injection)), now);
            return injection;
        });
        return Versioned.created(
                uri.getAbsolutePath(),
                views.injection(added.result()),
                added.plan().version());
    }

    @POST
    @Idempotent
    @Path("/{number}/injections/{injectionId}/amendments")
    @PermissionsAllowed("Session:u")
    @Operation(operationId = "amendInjection")
    @RequestBody(content = @Content(schema = @Schema(implementation = InjectionAmendmentRequest.class)))
    public RestResponse<InjectionView> amendInjection(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            @PathParam("injectionId") UUID injectionId,
            MergePatch patch,
            @Context UriInfo uri) {
        String reason = patch.text("reason");
        ChangedPlan<Injection> amended = changePlan.add(
                id,
                Revision.of("amend-injection", reason),
                (plan, now) -> amend(plan, number, injectionId, patch, now));
        return Versioned.created(
                recordOf(id, number, uri),
                views.injection(amended.result()),
                amended.plan().version());
    }

    private Injection amend(TreatmentPlan plan, int number, UUID injectionId, MergePatch patch, Now now) {
        SessionRecord record = records.of(plan.course().existing(number));
        Injection injection = record.injection(injectionId)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The session has no injection with this id."));
        InjectionAmendmentRequest amended = patch.apply(
                InjectionAmendmentRequest.of(injection.current()).withImpliedStructure(knowledge),
                InjectionAmendmentRequest.class);
        NeedlePlacement corrected = new InjectionReader(knowledge).readOne(amended.toInjection());
        List<Change> changes = FieldChange.inRevision(
                FieldChange.between(
                        InjectionAmendmentRequest.of(injection.current()),
                        InjectionAmendmentRequest.of(corrected),
                        mapper),
                number,
                "injections/" + injection.position());
        AmendedValue<NeedlePlacement> amendedPlacement =
                new AmendedValue<>(amended.reason(), amended.isVoiding(), corrected);
        injection.amend(now.newId(), amendedPlacement, now.instant());
        plan.changedUnderIt(changes, now);
        return injection;
    }

    /** Where a correction is read: with what it corrects. */
    private static URI recordOf(UUID id, int number, UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path("v1/treatment-plans/" + id + "/sessions/" + number + "/record")
                .build();
    }

    private static Change added(int session, Injection injection) {
        return new Change(
                session,
                "injections/" + injection.position(),
                null,
                injection.id().toString());
    }

    private Optional<SessionRecord> recordedBefore(TreatmentSession session, String fingerprint) {
        if (session.recordId().isEmpty()) {
            return Optional.empty();
        }
        SessionRecord record = records.of(session);
        if (!record.fingerprint().equals(fingerprint)) {
            throw new Problem(
                    PlanProblem.ALREADY_RECORDED,
                    "Session {session} was recorded with another body; correct it by an amendment.",
                    session.number());
        }
        return Optional.of(record);
    }

    private SessionRecord existingRecord(TreatmentPlan plan, int number) {
        TreatmentSession session = plan.course().existing(number);
        return records.find(session)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "Session {session} has no record.", number));
    }

    /** The same for requests that say the same, however they were laid out and their values spelled. */
    private String fingerprint(RecordRequest request) {
        try {
            List<Object> said = List.of(request.toProcedure(), request.injections());
            return HexFormat.of().formatHex(Sha256.of(mapper.writeValueAsBytes(said)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
