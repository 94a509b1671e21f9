package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.api.schedules.ReasonRequest;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimate;
import org.prolotherapy.fee.Quotes;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanDetails;
import org.prolotherapy.plan.PlanRefusal;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.MergePatch;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

/** Treatment plans: made, found, corrected, and led through their life. */
@Path(TreatmentPlanResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Treatment plans", description = "A patient's course of prolotherapy for one condition.")
public class TreatmentPlanResource {

    static final String PATH = "/v1/treatment-plans";

    private final TreatmentPlans plans;
    private final FindPlans find;
    private final ChangePlan changePlan;
    private final BookSessions bookSessions;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final Quotes quotes;
    private final PlanViews views;
    private final AuditTrail trail;

    TreatmentPlanResource(
            TreatmentPlans plans,
            FindPlans find,
            ChangePlan changePlan,
            BookSessions bookSessions,
            Knowledge knowledge,
            Clinic clinic,
            Quotes quotes,
            PlanViews views,
            AuditTrail trail) {
        this.plans = plans;
        this.find = find;
        this.changePlan = changePlan;
        this.bookSessions = bookSessions;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.quotes = quotes;
        this.views = views;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:c")
    @Operation(operationId = "createTreatmentPlan")
    public RestResponse<PlanView> create(PlanRequest request, @Context UriInfo uri) {
        NewPlan wanted = request.toNewPlan(knowledge, clinic::profile);
        ChangedPlan<FeeEstimate> created = locatingTheOther(() -> changePlan.create(
                wanted,
                (review, calendar) -> PlanRefusal.ofPlanning(knowledge, PlanRequest.class)
                        .becauseUnknown(PlanRequest.flaws(request.performer(), clinic.profile()))
                        .because(review.refusals())
                        .orElse(() -> Schedule.proposedFor(wanted.course(), calendar)),
                (plan, now) -> quotes.quote(plan)));
        TreatmentPlan plan = created.plan();
        return Versioned.created(
                uri.getAbsolutePathBuilder().path(plan.id().toString()).build(),
                views.view(plan, created.result()),
                plan.version());
    }

    // What only reads asks without a transaction: each statement sees one state, and no commit is waited for.
    @GET
    @Path("/{id}")
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "getTreatmentPlan")
    public RestResponse<PlanView> get(@PathParam("id") UUID id) {
        return answer(plans.forReading(id));
    }

    @GET
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listTreatmentPlans")
    public RestResponse<Page<ListedPlan>> list(@BeanParam PlanListRequest query, @Context UriInfo uri) {
        PlanSearchRequest request = query.search();
        return found(
                        request,
                        request.cursor() == null
                                ? null
                                : Cursor.query(request.cursor(), request.fingerprint(), Format.IDENTIFIER))
                .response(uri);
    }

    @POST
    @Path("/_search")
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchTreatmentPlans")
    public Page<ListedPlan> search(PlanSearchRequest request) {
        return found(
                request,
                request.cursor() == null
                        ? null
                        : Cursor.body(request.cursor(), request.fingerprint(), Format.IDENTIFIER));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "patchTreatmentPlan")
    @RequestBody(
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = PlanPatch.class)))
    public RestResponse<PlanView> patch(@PathParam("id") UUID id, MergePatch patch, @BeanParam IfMatch ifMatch) {
        ChangedPlan<TreatmentPlan> patched = locatingTheOther(() -> changePlan.addOnce(
                id, plan -> unchangedBy(patch, plan, ifMatch), ifMatch, Revision.of("patch"), (plan, now) -> {
                    correct(plan, patched(plan, patch), now);
                    return plan;
                }));
        return answer(patched.plan());
    }

    /** Where another plan stands in the way, the answer says at which address. */
    private static <T> T locatingTheOther(Supplier<T> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            throw problem.adding(told -> Optional.ofNullable(told.members().get(TreatmentPlans.PLAN_ID))
                    .ifPresent(other -> told.locatedAt(PATH + "/" + other)));
        }
    }

    /** A patch that leaves everything as it is, is no change: the plan keeps its version, and nobody hears of it. */
    private static Optional<TreatmentPlan> unchangedBy(MergePatch patch, TreatmentPlan plan, IfMatch expected) {
        expected.check(plan.version());
        return patched(plan, patch).saysTheSameAs(PlanPatch.of(plan)) ? Optional.of(plan) : Optional.empty();
    }

    private static PlanPatch patched(TreatmentPlan plan, MergePatch patch) {
        PlanPatch.check(patch.members());
        return patch.apply(PlanPatch.of(plan), PlanPatch.class);
    }

    private void correct(TreatmentPlan plan, PlanPatch wanted, Now now) {
        List<Violation> unknown = new ArrayList<>();
        if (!Objects.equals(wanted.performer(), plan.details().performer())) {
            unknown.addAll(PlanRequest.flaws(wanted.performer(), clinic.profile()));
        }
        if (!wanted.solution().equals(plan.details().solution())
                && knowledge.solutionForNewPlans(wanted.solution()).isEmpty()) {
            unknown.add(PlanRequest.UNKNOWN_SOLUTION);
            PlanRefusal.ofPlanning(knowledge, PlanPatch.class)
                    .becauseUnknown(unknown)
                    .check();
        }
        wanted.checkBaseline(knowledge);
        PlanDetails corrected = wanted.toDetails(plan.details());
        PlanRefusal refusal = PlanRefusal.ofPlanning(knowledge, PlanPatch.class)
                .becauseUnknown(unknown)
                .because(plan.proposals(now).obstaclesTo(plan.courseRequest(knowledge), corrected));
        plan.correct(corrected, now);
        if (wanted.startOn().equals(plan.startOn())) {
            refusal.check();
        } else {
            Schedule proposal =
                    refusal.orElse(() -> plan.proposals(now).startingOn(CourseRequests.startOn(wanted.startOn())));
            plan.planAsProposed(proposal, now);
        }
        plan.activateIfSafe(now);
    }

    @POST
    @Idempotent
    @Path("/{id}/hold")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "holdTreatmentPlan")
    public RestResponse<PlanView> hold(@PathParam("id") UUID id, ReasonRequest request, @BeanParam IfMatch ifMatch) {
        return change(
                id, ifMatch, Revision.of("hold", request.reason()), (plan, now) -> plan.hold(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/resume")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "resumeTreatmentPlan")
    public RestResponse<PlanView> resume(@PathParam("id") UUID id, ResumeRequest request, @BeanParam IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                new Revision("resume", request.reason(), request.clinician()),
                (plan, now) -> plan.resume(request.reason(), request.clinician(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/complete")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "completeTreatmentPlan")
    public RestResponse<PlanView> complete(
            @PathParam("id") UUID id, ReasonRequest request, @BeanParam IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                Revision.of("complete", request.reason()),
                (plan, now) -> plan.complete(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/cancel")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "cancelTreatmentPlan")
    public RestResponse<PlanView> cancel(@PathParam("id") UUID id, ReasonRequest request, @BeanParam IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                Revision.of("cancel", request.reason()),
                (plan, now) -> plan.cancel(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/replan")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "replanTreatmentPlan")
    public RestResponse<PlanView> replan(@PathParam("id") UUID id, ReplanRequest request, @BeanParam IfMatch ifMatch) {
        return change(id, ifMatch, Revision.of("replan", request.reason()), (plan, now) -> replan(plan, request, now));
    }

    @POST
    @Idempotent
    @Path("/{id}/extend")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "extendTreatmentPlan")
    public RestResponse<PlanView> extend(@PathParam("id") UUID id, ReasonRequest request, @BeanParam IfMatch ifMatch) {
        return change(id, ifMatch, Revision.of("extend", request.reason()), this::extend);
    }

    @POST
    @Idempotent
    @Path("/{id}/book-course")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "bookCourse")
    public RestResponse<PlanView> bookCourse(
            @PathParam("id") UUID id, BookCourseRequest request, @BeanParam IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                Revision.of("book-course"),
                (plan, now) -> bookSessions.bookCourse(
                        plan, request.performer(), request.room(), request.preferredTime(), request.tolerance(), now));
    }

    @GET
    @Path("/{id}/revisions")
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listRevisions")
    public Page<RevisionView> revisions(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(
                plans.revisions(plan).stream()
                        .map(revision -> new RevisionView(
                                revision.revision(),
                                revision.action(),
                                revision.reason().orElse(null),
                                revision.changedBy().orElse(null),
                                revision.client().orElse(null),
                                revision.user().orElse(null),
                                clinic.localTime(revision.changedAt()),
                                revision.changes()))
                        .toList(),
                null);
    }

    private void replan(TreatmentPlan plan, ReplanRequest request, Now now) {
        request.checkCodes(knowledge);
        CourseRequest course = request.toCourse(plan, knowledge);
        PlanDetails details = request.toDetails(plan, course, knowledge);
        Schedule proposal = PlanRefusal.ofPlanning(knowledge, ReplanRequest.class)
                .because(plan.proposals(now).obstaclesTo(course, details))
                .orElse(() -> plan.proposals(now).of(course));
        plan.correct(details, now);
        plan.planAsProposed(proposal, now);
        plan.activateIfSafe(now);
        quotes.quote(plan);
    }

    private void extend(TreatmentPlan plan, Now now) {
        Schedule proposal = PlanRefusal.ofPlanning(knowledge)
                .because(plan.safetyReview(knowledge).obstacles())
                .orElse(() -> plan.proposals(now).withOneMore());
        plan.extendAsProposed(proposal, now);
    }

    private RestResponse<PlanView> change(UUID id, IfMatch ifMatch, Revision revision, ChangePlan.Deed deed) {
        return answer(changePlan.change(id, ifMatch, revision, deed).plan());
    }

    private RestResponse<PlanView> answer(TreatmentPlan plan) {
        return Versioned.ok(views.view(plan), plan.version());
    }

    private Page<ListedPlan> found(PlanSearchRequest request, @Nullable Cursor after) {
        List<TreatmentPlan> found = find.by(request.after(after == null ? null : after.value(0, UUID.class)));
        Page<TreatmentPlan> page =
                Page.of(found, request.size(), last -> Cursor.after(request.fingerprint(), last.id()));
        trail.shown(page.items().stream().map(TreatmentPlan::id).toList());
        return request.inShort() ? page.map(views::summary) : views.page(page);
    }
}
