package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.TreatmentPlans;

/** What was audited, as FHIR's audit events. */
@Singleton
public class AuditEventResources implements ResourceType<AuditEvent> {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final Codes codes;
    private final Subjects subjects;
    private final Clinic clinic;

    AuditEventResources(Codes codes, Subjects subjects, Clinic clinic) {
        this.codes = codes;
        this.subjects = subjects;
        this.clinic = clinic;
    }

    @Override
    public String type() {
        return "AuditEvent";
    }

    @Override
    public boolean hasPatient() {
        return true;
    }

    @Override
    public List<SearchParameter<AuditEvent>> parameters() {
        return List.of(SearchParameter.date("date", (event, zone) -> Span.of(event.getRecordedElement(), zone)));
    }

    /** An event. */
    public AuditEvent of(org.prolotherapy.platform.audit.AuditEvent kept) {
        AuditEvent event = new AuditEvent();
        event.setId(kept.id().toString());
        event.setMeta(new Meta().setLastUpdatedElement(Dates.instant(kept.at(), clinic.timeZone())));
        event.setType(
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation"));
        event.addSubtype(new Coding(codes.address("operations"), kept.action(), null));
        event.setAction(action(kept.action()));
        event.setRecordedElement(Dates.instant(kept.at(), clinic.timeZone()));
        event.setOutcome(outcome(kept.outcome()));
        event.setOutcomeDesc("HTTP " + kept.outcome());
        AuditEventAgentComponent who = event.addAgent();
        who.setRequestor(true);
        who.setWho(Ids.named(kept.user() == null ? "not known" : kept.user()));
        if (kept.client() != null) {
            event.addAgent().setRequestor(false).setWho(Ids.named(kept.client()));
        }
        event.getSource().setObserver(Ids.named("prolotherapy"));
        if (kept.subject() != null) {
            AuditEventEntityComponent patient = event.addEntity();
            patient.setWhat(subjects.of(
                    new PatientReference(kept.subject().system(), kept.subject().value())));
            patient.setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient"));
        }
        if (kept.resource() != null) {
            String plan = TreatmentPlans.AUDITED_AS + "/";
            AuditEventEntityComponent about = event.addEntity();
            about.setWhat(
                    kept.resource().startsWith(plan)
                            ? Ids.reference(CarePlans.TYPE, kept.resource().substring(plan.length()))
                            : Ids.named(kept.resource()));
        }
        kept.shown().forEach(plan -> event.addEntity().setWhat(Ids.reference(CarePlans.TYPE, plan.toString())));
        return event;
    }

    private static AuditEventAction action(String operation) {
        String verb = operation.toLowerCase(Locale.ROOT);
        if (verb.startsWith("get") || verb.startsWith("list") || verb.startsWith("read") || verb.startsWith("search")) {
            return AuditEventAction.R;
        }
        return verb.startsWith("create") ? AuditEventAction.C : AuditEventAction.E;
    }

    private static AuditEventOutcome outcome(int status) {
        if (status < CLIENT_ERROR) {
            return AuditEventOutcome._0;
        }
        return status < SERVER_ERROR ? AuditEventOutcome._4 : AuditEventOutcome._8;
    }
}
