package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.DateCriterion;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.PlanSelection;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.SessionCare;
import org.prolotherapy.schedule.SessionStatus;

/** Sessions as what is asked for: each with the days on which it may take place. */
@Singleton
public class ServiceRequests implements PlanResources<ServiceRequest> {

    static final String TYPE = "ServiceRequest";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;

    ServiceRequests(Codes codes, Subjects subjects, Knowledge knowledge) {
        this.codes = codes;
        this.subjects = subjects;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return Set.of();
    }

    @Override
    public List<SearchParameter<ServiceRequest>> parameters() {
        return List.of(
                SearchParameter.code("status", request -> request.getStatus().toCode()),
                SearchParameter.<ServiceRequest>date(
                                "occurrence", (request, zone) -> Span.of((Period) request.getOccurrence(), zone))
                        .narrowing(ServiceRequests::toWindows),
                SearchParameter.<ServiceRequest>reference(
                                "based-on", Set.of(CarePlans.TYPE), request -> request.getBasedOn().stream())
                        .toPlans(),
                SearchParameter.reference("performer", Set.of(), request -> request.getPerformer().stream()));
    }

    /** Windows are whole days, so a day more on both sides leaves out none, wherever the clinic is. */
    private static PlanSelection toWindows(PlanSelection plans, SearchParameter.Asked asked, ZoneId zone) {
        List<DateCriterion> criteria = asked.dates(zone);
        if (criteria.size() != 1) {
            return plans;
        }
        LocalDate from = day(criteria.get(0).notBefore().orElse(Instant.parse("1900-01-02T00:00:00Z")), zone);
        LocalDate to = day(criteria.get(0).notAfter().orElse(Instant.parse("2999-12-30T00:00:00Z")), zone);
        return plans.withWindow(from.minusDays(1), to.plusDays(1));
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    @Override
    public Stream<ServiceRequest> of(Chart chart) {
        return chart.plan().sessions().stream().map(session -> of(chart, session));
    }

    private ServiceRequest of(Chart chart, TreatmentSession session) {
        TreatmentPlan plan = chart.plan();
        ServiceRequest request = new ServiceRequest();
        request.setId(Ids.of(plan, session.number()));
        request.setMeta(Ids.meta(chart));
        request.getInstantiatesCanonical().add(codes.activityDefinition(session.regimen()));
        request.addBasedOn(Ids.reference(CarePlans.TYPE, Ids.of(plan)));
        request.setStatus(status(plan.status(), session.status()));
        request.setIntent(ServiceRequestIntent.PLAN);
        request.setCode(codes.prolotherapy());
        request.setSubject(subjects.of(plan.patient()));
        request.setOccurrence(
                Dates.period(session.window().earliest(), session.window().latest()));
        request.setAuthoredOnElement(Dates.dateTime(plan.createdAt(), chart.zone()));
        session.performer().ifPresent(performer -> request.addPerformer(Ids.named(performer)));
        Ids.ofAreas(plan).forEach(id -> request.addReasonReference(Ids.reference(Conditions.TYPE, id)));
        List<Area> areas = plan.treated().areas();
        List<Condition> conditions = plan.treated().conditions(knowledge);
        for (int i = 0; i < areas.size(); i++) {
            request.addBodySite(codes.region(conditions.get(i), areas.get(i).laterality()));
        }
        request.addExtension(codes.extension("session-target", Dates.date(session.target())));
        request.addExtension(codes.extension("session-status", status(session.status())));
        if (session.isOpen() && plan.status().isOpen()) {
            request.setPatientInstruction(hold(chart, session));
        }
        return request;
    }

    /** What the patient is told of drugs before the session. Nobody is told to stop one: that is for the prescriber. */
    private String hold(Chart chart, TreatmentSession session) {
        MedicationHold hold = SessionCare.around(
                        session.date(),
                        session.regimen().severity(),
                        session.regimen().protocol(knowledge),
                        chart.plan().safety().decidedHold(chart.zone()).orElse(null))
                .medicationHold();
        return "From " + hold.from() + " to " + hold.to() + " the session is planned without anti-inflammatories and"
                + " anticoagulants. If you take any of these, ask your prescriber what to do; change nothing by yourself.";
    }

    /** R4 has no code for a session that the patient missed, so its own status stands beside this one. */
    private static ServiceRequestStatus status(PlanStatus plan, SessionStatus session) {
        return switch (session) {
            case PERFORMED -> ServiceRequestStatus.COMPLETED;
            case MISSED, CANCELLED -> ServiceRequestStatus.REVOKED;
            case PLANNED, BOOKED ->
                switch (plan) {
                    case DRAFT -> ServiceRequestStatus.DRAFT;
                    case ACTIVE -> ServiceRequestStatus.ACTIVE;
                    case ON_HOLD -> ServiceRequestStatus.ONHOLD;
                    case COMPLETED, CANCELLED -> ServiceRequestStatus.REVOKED;
                };
        };
    }

    private Coding status(SessionStatus status) {
        return codes.coding(OwnCodes.SESSION_STATUS, status.name().toLowerCase(Locale.ROOT), Codes.words(status));
    }

    static Reference reference(TreatmentPlan plan, int session) {
        return Ids.reference(TYPE, Ids.of(plan, session));
    }
}
