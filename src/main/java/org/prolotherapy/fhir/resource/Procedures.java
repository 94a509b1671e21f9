package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.RecordAmendment;
import org.prolotherapy.treatment.SessionRecord;

/** Recorded sessions as procedures. What was recorded in error stays, and says so. */
@Singleton
public class Procedures implements PlanResources<Procedure> {

    static final String TYPE = "Procedure";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;

    private final DetectedIssues issues;

    Procedures(Codes codes, Subjects subjects, Knowledge knowledge, DetectedIssues issues) {
        this.issues = issues;
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
        return EnumSet.of(Fact.SAME_DAYS);
    }

    @Override
    public List<SearchParameter<Procedure>> parameters() {
        return List.of(
                SearchParameter.code(
                        "status", procedure -> procedure.getStatus().toCode()),
                SearchParameter.date(
                        "date", (procedure, zone) -> Span.of((DateTimeType) procedure.getPerformed(), zone)),
                SearchParameter.token("code", procedure -> Token.of(procedure.getCode())),
                SearchParameter.<Procedure>reference(
                                "based-on",
                                Set.of(CarePlans.TYPE, ServiceRequests.TYPE),
                                procedure -> procedure.getBasedOn().stream())
                        .toPlans());
    }

    @Override
    public Stream<Procedure> of(Chart chart) {
        return chart.latestRecords().stream().map(record -> of(chart, record));
    }

    private Procedure of(Chart chart, SessionRecord record) {
        TreatmentPlan plan = chart.plan();
        var performed = record.current();
        Procedure procedure = new Procedure();
        procedure.setId(Ids.of(plan, record.sessionNumber()));
        procedure.setMeta(Ids.meta(chart, lastChanged(record)));
        procedure.setStatus(record.isVoid() ? ProcedureStatus.ENTEREDINERROR : ProcedureStatus.COMPLETED);
        procedure.addBasedOn(Ids.reference(CarePlans.TYPE, Ids.of(plan)));
        procedure.addBasedOn(ServiceRequests.reference(plan, record.sessionNumber()));
        procedure.setCode(codes.prolotherapy());
        procedure.setSubject(subjects.of(plan.patient()));
        procedure.setPerformed(Dates.dateTime(performed.performedAt(), chart.zone()));
        procedure.addPerformer(new ProcedurePerformerComponent(Ids.named(performed.performer())));
        procedure.addReasonReference(Ids.reference(Conditions.TYPE, Ids.of(plan)));
        sitesOf(record).values().forEach(procedure::addBodySite);
        if (performed.notes() != null) {
            procedure.addNote(new Annotation().setText(performed.notes()));
        }
        issues.deviations(chart, record)
                .forEach(id ->
                        procedure.addExtension(codes.extension("deviation", Ids.reference(DetectedIssues.TYPE, id))));
        return procedure;
    }

    /** Each site and side once. */
    private Map<String, CodeableConcept> sitesOf(SessionRecord record) {
        Map<String, CodeableConcept> sites = new LinkedHashMap<>();
        record.given().forEach(placement -> {
            String side = MedicationAdministrations.side(placement) + MedicationAdministrations.level(placement);
            sites.putIfAbsent(placement.site() + side, codes.site(placement.site(), side, knowledge));
        });
        return sites;
    }

    static Reference reference(TreatmentPlan plan, int session) {
        return Ids.reference(TYPE, Ids.of(plan, session));
    }

    /** When the record, or anything in it, was last added or corrected. */
    static Instant lastChanged(SessionRecord record) {
        return Stream.of(
                        Stream.of(record.recordedAt()),
                        record.amendments().stream().map(RecordAmendment::amendedAt),
                        record.injections().stream().map(Injection::recordedAt))
                .flatMap(each -> each)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
