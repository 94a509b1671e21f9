package org.prolotherapy.api.safety;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.ChangedPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.PlanEvent.AdverseEventReported;
import org.prolotherapy.plan.PlanEvent.AdverseEventReviewed;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.safety.AdverseEventReview;
import org.prolotherapy.safety.AdverseEventReviews;
import org.prolotherapy.safety.AdverseEventTriage;
import org.prolotherapy.safety.AdverseEvents;
import org.prolotherapy.safety.SafetySettings;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.SessionRecords;

/** What went wrong after treatment: reported, never changed. What is dangerous stops the course at once. */
@Path("/v1/treatment-plans/{id}/adverse-events")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Adverse events", description = "What went wrong after treatment, and what is to be done about it.")
public class AdverseEventResource {

    private final TreatmentPlans plans;
    private final SessionRecords records;
    private final AdverseEvents events;
    private final AdverseEventReviews reviews;
    private final SafetySettings settings;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final ChangePlan changePlan;
    private final AdverseEventViews views;

    AdverseEventResource(
            TreatmentPlans plans,
            SessionRecords records,
            AdverseEvents events,
            AdverseEventReviews reviews,
            SafetySettings settings,
            Knowledge knowledge,
            Clinic clinic,
            ChangePlan changePlan,
            AdverseEventViews views) {
        this.plans = plans;
        this.records = records;
        this.events = events;
        this.reviews = reviews;
        this.settings = settings;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.changePlan = changePlan;
        this.views = views;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "reportAdverseEvent")
    public RestResponse<AdverseEventView> report(
            @PathParam("id") UUID id, AdverseEventRequest request, @Context UriInfo uri) {
        String reason = "An adverse event was reported: " + request.kind() + ".";
        String suspected = request.kind() == AdverseEventKind.ALLERGIC_REACTION ? request.suspected() : null;
        if (suspected != null) {
            // What it is suspected to come from concerns the patient's other plans, also those that are just being
            // made.
            clinic.lock();
        }
        ChangedPlan<AdverseEventView> changed = changePlan.add(
                id, Revision.of("adverse-event", reason), (plan, now) -> report(plan, request, reason, now));
        if (suspected != null) {
            changePlan.spread(
                    suspected,
                    changed.plan(),
                    Revision.of(
                            "adverse-event", "An allergic reaction was reported under another plan of the patient."));
        }
        return Versioned.created(
                uri.getAbsolutePath(), changed.result(), changed.plan().version());
    }

    private AdverseEventView report(TreatmentPlan plan, AdverseEventRequest request, String reason, Now now) {
        Injection injection = request.injectionId() == null
                ? null
                : records.givenInjection(plan, request.injectionId()).orElse(null);
        check(plan, injection, request, now);
        AdverseEventReport report = request.toReport(injection);

        AdverseEventTriage triage = AdverseEventTriage.of(
                report,
                daysAfterSession(plan, report),
                plan.protocol(knowledge).timings().reviewAfterDays(),
                settings);
        AdverseEvent event = new AdverseEvent(now.newId(), plan.id(), report, triage, now.instant());
        events.add(event);
        plan.happenedUnderIt(new AdverseEventReported(plan.id(), event.id(), report.sessionNumber()), now);
        plan.befell(event, reason, now);
        return views.view(event, injection, null, plan.status());
    }

    @POST
    @Idempotent
    @Path("/{eventId}/review")
    @PermissionsAllowed("TreatmentPlan:u")
    @Operation(operationId = "reviewAdverseEvent")
    public RestResponse<AdverseEventView> review(
            @PathParam("id") UUID id, @PathParam("eventId") UUID eventId, ReviewRequest request, @Context UriInfo uri) {
        Revision revision =
                new Revision("review-adverse-event", "An adverse event was reviewed.", request.reviewedBy());
        ChangedPlan<AdverseEventView> changed =
                changePlan.add(id, revision, (plan, now) -> review(plan, eventId, request, now));
        return Versioned.created(
                uri.getAbsolutePath(), changed.result(), changed.plan().version());
    }

    private AdverseEventView review(TreatmentPlan plan, UUID eventId, ReviewRequest request, Now now) {
        AdverseEvent event = events.find(plan.id(), eventId)
                .orElseThrow(() ->
                        new Problem(ProblemType.NOT_FOUND, "The treatment plan has no adverse event with this id."));
        if (reviews.byEvent(List.of(plan.id())).containsKey(eventId)) {
            throw new Problem(PlanProblem.ALREADY_REVIEWED, "This adverse event was reviewed before.");
        }
        AdverseEventReview review =
                new AdverseEventReview(now.newId(), event, request.reviewedBy(), request.conclusion(), now.instant());
        reviews.add(review);
        plan.happenedUnderIt(
                new AdverseEventReviewed(plan.id(), event.id(), event.report().sessionNumber()), now);
        plan.reviewed(review, now);
        UUID injectionId = event.report().injectionId();
        Injection injection = injectionId == null
                ? null
                : records.injections(List.of(injectionId)).get(injectionId);
        return views.view(event, injection, review, plan.status());
    }

    @GET
    @PermissionsAllowed({"TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "listAdverseEvents")
    public Page<AdverseEventView> list(@PathParam("id") UUID id) {
        TreatmentPlan plan = plans.forReading(id);
        return new Page<>(views.views(events.ofPlan(plan.id())), null);
    }

    /** What is reported can have happened: it lies in the past, and in what was done under this plan. */
    private static void check(TreatmentPlan plan, @Nullable Injection injection, AdverseEventRequest request, Now now) {
        List<Violation> impossible = new ArrayList<>();
        if (now.isBefore(request.onsetAt().toInstant())) {
            impossible.add(Violation.body("/onsetAt", "must not be later than now"));
        }
        if (request.session() != null && plan.course().find(request.session()).isEmpty()) {
            impossible.add(Violation.body("/session", "must be the number of a session of this plan"));
        }
        if (request.injectionId() != null && injection == null) {
            impossible.add(
                    Violation.body("/injectionId", "must be the id of an injection that this plan's patient got"));
        } else if (injection != null
                && request.session() != null
                && request.session() != injection.record().sessionNumber()) {
            impossible.add(Violation.body(
                    "/injectionId",
                    "must be an injection of that session; it was given in session {session}",
                    injection.record().sessionNumber()));
        }
        if (!impossible.isEmpty()) {
            throw new Problem(PlanProblem.RULE_VIOLATED, "What is reported cannot have happened.", impossible);
        }
    }

    /** From the session that it followed, or else the last one before it; null if none was performed before it. */
    private @Nullable Long daysAfterSession(TreatmentPlan plan, AdverseEventReport report) {
        LocalDate onset = clinic.dateOf(report.onsetAt());
        Optional<LocalDate> treatedOn = report.sessionNumber() == null
                ? plan.course().lastPerformedBy(onset)
                : plan.course().existing(report.sessionNumber()).performedOn();
        return treatedOn.map(day -> ChronoUnit.DAYS.between(day, onset)).orElse(null);
    }
}
