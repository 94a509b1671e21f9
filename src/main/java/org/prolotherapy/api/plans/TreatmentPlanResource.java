package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.api.schedules.PlanRefusal;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.FeeEstimate;
import org.prolotherapy.fee.Quotes;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.PlanSearch;
import org.prolotherapy.plan.PlanStatus;
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
import org.prolotherapy.platform.web.QueryParameters;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;

/** Treatment plans: made, found, corrected, and led through their life. */
@Path("/v1/treatment-plans")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Treatment plans", description = "A patient's course of prolotherapy for one condition.")
public class TreatmentPlanResource {

    private final TreatmentPlans plans;
    private final ChangePlan changePlan;
    private final BookSessions bookSessions;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final Quotes quotes;
    private final PlanViews views;
    private final AuditTrail trail;

    TreatmentPlanResource(
            TreatmentPlans plans,
            ChangePlan changePlan,
            BookSessions bookSessions,
            Knowledge knowledge,
            Clinic clinic,
            Quotes quotes,
            PlanViews views,
            AuditTrail trail) {
        this.plans = plans;
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
    @Operation(
            operationId = "createTreatmentPlan",
            summary = "Create a plan",
            description =
                    "Schedules a course and keeps it. With the four screening questions answered and nothing hard against"
                            + " it the plan is ACTIVE; with a question open it is a DRAFT; a hard contraindication, or a"
                            + " course that cannot be scheduled, is 422 with every reason.")
    @APIResponse(
            responseCode = "201",
            description = "The plan was made.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response create(PlanRequest request, @Context UriInfo uri) {
        NewPlan wanted = request.toNewPlan(knowledge);
        SafetyReview review = SafetyReview.of(wanted.safetyCase(), knowledge);
        ChangedPlan<FeeEstimate> created = changePlan.create(
                wanted,
                review,
                calendar -> new PlanRefusal(knowledge)
                        .because(review.refusals())
                        .orElse(() -> Schedule.proposedFor(wanted.course(), calendar)),
                (plan, now) -> quotes.quote(plan));
        TreatmentPlan plan = created.plan();
        return views.response(
                Response.created(
                        uri.getAbsolutePathBuilder().path(plan.id().toString()).build()),
                plan,
                created.result());
    }

    // What only reads asks without a transaction: each statement sees one state, and no commit is waited for.
    @GET
    @Path("/{id}")
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(
            operationId = "getTreatmentPlan",
            summary = "Get a plan",
            description = "The plan with its schedule as it stands today. Its ETag is what If-Match takes for changes.")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response get(@PathParam("id") UUID id) {
        return views.response(Response.ok(), plans.forReading(id));
    }

    @GET
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(
            operationId = "listTreatmentPlans",
            summary = "List plans",
            description = "Plans, newest first. Use POST …/_search to keep a patient's identifier out of the URL.")
    @Parameter(
            name = "patient",
            in = ParameterIn.QUERY,
            description = "Only plans of this patient, as system|value.",
            example = "urn:example:ehr|12345",
            schema = @Schema(type = SchemaType.STRING, minLength = 3, maxLength = 511))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only plans in this state.",
            schema = @Schema(implementation = PlanStatus.class))
    @Parameter(
            name = "condition",
            in = ParameterIn.QUERY,
            description = "Only plans for the condition of this code.",
            example = "knee-osteoarthritis",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 100))
    @Parameter(
            name = "updatedSince",
            in = ParameterIn.QUERY,
            description =
                    "Only plans that changed at this instant or later. Write the + of an offset as %2B. Whoever follows the"
                            + " changes by asking with the greatest `updatedAt` that it has seen may never see some: a plan is"
                            + " dated when its change is made and is seen when it is committed, which others may be before it."
                            + " Ask for a minute more than that each time, and take what comes twice once.",
            example = "2027-01-04T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A part of the list. Link and next lead to the part that follows.",
            content = @Content(schema = @Schema(implementation = PlanPage.class)))
    public Response list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        String patient = query.text("patient", 511);
        var filters = new PlanFilters(
                patient,
                Violation.query("patient", PlanFilters.PATIENT_EXPECTED),
                query.oneOf("status", PlanStatus.class),
                query.text("condition", 100),
                query.instant("updatedSince"));
        int limit = query.limit();
        String cursor = query.cursor();
        query.check();
        UUID before = cursor == null
                ? null
                : Cursor.query(cursor, filters.fingerprint(), Format.IDENTIFIER).value(0, UUID.class);
        return search(filters, before, limit).response(uri);
    }

    @POST
    @Path("/_search")
    @Transactional(TxType.SUPPORTS)
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(
            operationId = "searchTreatmentPlans",
            summary = "Search plans",
            description =
                    "The list of plans with its filters in the body. To go on, send the same filters with the next of"
                            + " the answer as the cursor.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the list; next leads to the part that follows.",
            content = @Content(schema = @Schema(implementation = PlanPage.class)))
    public Page<PlanView> search(PlanSearchRequest request) {
        var filters = new PlanFilters(
                request.patient(),
                Violation.body("/patient", PlanFilters.PATIENT_EXPECTED),
                request.status(),
                request.condition(),
                request.updatedSince() == null ? null : request.updatedSince().toInstant());
        UUID before = request.cursor() == null
                ? null
                : Cursor.body(request.cursor(), filters.fingerprint(), Format.IDENTIFIER)
                        .value(0, UUID.class);
        return search(filters, before, request.limit() == null ? Page.DEFAULT_LIMIT : request.limit());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "patchTreatmentPlan",
            summary = "Correct a plan",
            description =
                    "Changes performer, weightKg, solution, concentrationPercent, baseline, externalId, and startOn while"
                            + " nothing is performed (RFC 7396). Any other member is 422 and the answer names the action"
                            + " to use. A patch that changes nothing leaves the version as it is.")
    @RequestBody(
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = PlanPatch.class)))
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response patch(@PathParam("id") UUID id, MergePatch patch, @Context HttpHeaders headers) {
        IfMatch expected = IfMatch.required(headers);
        ChangedPlan<TreatmentPlan> patched = changePlan.addOnce(
                id, plan -> unchangedBy(patch, plan, expected), expected, Revision.of("patch"), (plan, now) -> {
                    correct(plan, patched(plan, patch), now);
                    return plan;
                });
        return views.response(Response.ok(), patched.plan());
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
        if (knowledge.solution(wanted.solution()).isEmpty()) {
            throw Problem.of(PlanProblem.UNKNOWN_CODE, PlanRequest.UNKNOWN_SOLUTION);
        }
        List<Finding> before = plan.safetyReview(knowledge).refusals();
        plan.correct(wanted.toDetails(plan.details()), now);
        PlanRefusal refusal = refuseWhatIsNew(before, plan);
        if (wanted.startOn().equals(plan.startOn())) {
            refusal.check();
        } else {
            Schedule proposal = refusal.orElse(() -> plan.proposalFrom(CourseRequests.startOn(wanted.startOn()), now));
            plan.planAsProposed(proposal, now);
        }
        plan.activateIfSafe(now);
    }

    @POST
    @Idempotent
    @Path("/{id}/hold")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "holdTreatmentPlan",
            summary = "Put a plan on hold",
            description = "An ACTIVE plan stops for the time being; its sessions keep their dates.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response hold(@PathParam("id") UUID id, ReasonRequest request, @Context HttpHeaders headers) {
        return change(
                id, headers, Revision.of("hold", request.reason()), (plan, now) -> plan.hold(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/resume")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "resumeTreatmentPlan",
            summary = "Resume a plan",
            description =
                    "A plan ON_HOLD goes on; a session whose day has passed is placed from today on. After a hold for"
                            + " SAFETY a clinician must be named, and nothing in the screening may speak against it.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response resume(@PathParam("id") UUID id, ResumeRequest request, @Context HttpHeaders headers) {
        return change(
                id,
                headers,
                new Revision("resume", request.reason(), request.clinician()),
                (plan, now) -> plan.resume(request.reason(), request.clinician(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/complete")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "completeTreatmentPlan",
            summary = "Complete a plan",
            description = "The course is over; sessions that were not performed are cancelled.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response complete(@PathParam("id") UUID id, ReasonRequest request, @Context HttpHeaders headers) {
        return change(
                id,
                headers,
                Revision.of("complete", request.reason()),
                (plan, now) -> plan.complete(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/cancel")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "cancelTreatmentPlan",
            summary = "Cancel a plan",
            description = "The course is called off; what was performed stays, the other sessions are cancelled.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response cancel(@PathParam("id") UUID id, ReasonRequest request, @Context HttpHeaders headers) {
        return change(
                id,
                headers,
                Revision.of("cancel", request.reason()),
                (plan, now) -> plan.cancel(request.reason(), now));
    }

    @POST
    @Idempotent
    @Path("/{id}/replan")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "replanTreatmentPlan",
            summary = "Plan a course anew",
            description =
                    "Changes severity, protocol, number of sessions or spacing of a DRAFT or ACTIVE plan. What was performed"
                            + " stays, and so does the deadline. What does not fit is 422 with alternatives.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response replan(@PathParam("id") UUID id, ReplanRequest request, @Context HttpHeaders headers) {
        return change(id, headers, Revision.of("replan", request.reason()), (plan, now) -> replan(plan, request, now));
    }

    @POST
    @Idempotent
    @Path("/{id}/book-course")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(
            operationId = "bookCourse",
            summary = "Book all remaining sessions",
            description =
                    "Books every planned session inside its window at the preferred time, on the free day nearest to its"
                            + " target: all of them or none. If one has no such day, the answer names it and the nearest"
                            + " free slots.")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response bookCourse(@PathParam("id") UUID id, BookCourseRequest request, @Context HttpHeaders headers) {
        return change(
                id,
                headers,
                Revision.of("book-course"),
                (plan, now) -> bookSessions.bookCourse(
                        plan, request.performer(), request.room(), request.preferredTime(), now));
    }

    @GET
    @Path("/{id}/revisions")
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(
            operationId = "listRevisions",
            summary = "List what was done to a plan",
            description =
                    "Every change of the plan and its schedule, oldest first: who, when, why, and what it changed.")
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
        List<Finding> before = plan.safetyReview(knowledge).refusals();
        CourseRequest course = request.toCourse(plan, knowledge);
        Schedule proposal = new PlanRefusal(knowledge).orElse(() -> plan.proposalOf(course, now));
        plan.planAsProposed(proposal, now);
        refuseWhatIsNew(before, plan).check();
        plan.activateIfSafe(now);
        quotes.quote(plan);
    }

    /** The hard rules that a change would break, and that were not broken before. */
    private PlanRefusal refuseWhatIsNew(List<Finding> before, TreatmentPlan plan) {
        return new PlanRefusal(knowledge)
                .because(plan.safetyReview(knowledge).refusals().stream()
                        .filter(finding -> !before.contains(finding))
                        .toList());
    }

    private Response change(UUID id, HttpHeaders headers, Revision revision, ChangePlan.Deed deed) {
        return views.response(
                Response.ok(),
                changePlan.change(id, IfMatch.required(headers), revision, deed).plan());
    }

    private Page<PlanView> search(PlanFilters filters, @Nullable UUID before, int limit) {
        List<TreatmentPlan> found = plans.search(new PlanSearch(
                filters.patientReference(),
                filters.status(),
                filters.condition(),
                filters.updatedSince(),
                before,
                limit + 1));
        Page<TreatmentPlan> page = Page.of(found, limit, last -> Cursor.after(filters.fingerprint(), last.id()));
        trail.shown(page.items().stream().map(TreatmentPlan::id).toList());
        return views.page(page);
    }

    /** Names the page's type for the contract. */
    @Schema(name = "TreatmentPlanPage")
    record PlanPage(List<PlanView> items, @Nullable String next) {}
}
