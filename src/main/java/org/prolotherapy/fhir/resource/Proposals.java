package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduledSession;

/** A course that nobody has decided on, as a care plan that holds all that belongs to it and has no id. */
@Singleton
public class Proposals {

    private final Codes codes;
    private final CarePlans carePlans;
    private final Knowledge knowledge;

    Proposals(Codes codes, CarePlans carePlans, Knowledge knowledge) {
        this.codes = codes;
        this.carePlans = carePlans;
        this.knowledge = knowledge;
    }

    /**
     * The proposal of a schedule.
     *
     * @param subject as the caller named it, {@code system|value} or an address; null if it named none
     */
    public CarePlan of(Schedule schedule, @Nullable String subject) {
        Protocol protocol = schedule.requirement().request().protocol();
        Regimen regimen = new Regimen(schedule.requirement().request().severity(), protocol.id(), protocol.version());
        CarePlan plan = new CarePlan();
        plan.getInstantiatesCanonical().add(codes.planDefinition(regimen));
        plan.setStatus(CarePlanStatus.DRAFT);
        plan.setIntent(CarePlanIntent.PROPOSAL);
        carePlans.categories(plan);
        plan.setTitle(protocol.display());
        plan.setDescription(knowledge.explain(schedule.rationale()).stream()
                .map(Explanation::statement)
                .collect(Collectors.joining(" ")));
        plan.setSubject(subject(subject));
        plan.setPeriod(Dates.period(schedule.startsOn(), schedule.endsOn()));
        plan.addExtension(codes.extension("deadline", Dates.date(schedule.deadline())));
        for (ScheduledSession session : schedule.sessions()) {
            ServiceRequest request = request(session, regimen, plan.getSubject());
            plan.addContained(request);
            plan.addActivity(new CarePlanActivityComponent().setReference(new Reference("#" + request.getId())));
        }
        return plan;
    }

    private ServiceRequest request(ScheduledSession session, Regimen regimen, Reference subject) {
        ServiceRequest request = new ServiceRequest();
        request.setId("session-" + session.number());
        request.getInstantiatesCanonical().add(codes.activityDefinition(regimen));
        request.setStatus(ServiceRequestStatus.DRAFT);
        request.setIntent(ServiceRequestIntent.PROPOSAL);
        request.setCode(codes.prolotherapy());
        request.setSubject(subject.copy());
        request.setOccurrence(
                Dates.period(session.window().earliest(), session.window().latest()));
        request.addExtension(codes.extension("session-target", Dates.date(session.target())));
        return request;
    }

    private static Reference subject(@Nullable String subject) {
        Reference reference = new Reference();
        reference.setType("Patient");
        if (subject == null) {
            return reference.setDisplay("Nobody was named");
        }
        int bar = subject.indexOf('|');
        return bar < 0
                ? reference.setReference(subject)
                : reference.setIdentifier(
                        new Identifier().setSystem(subject.substring(0, bar)).setValue(subject.substring(bar + 1)));
    }
}
