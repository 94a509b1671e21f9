package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Period;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.HoldCause;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.MedicationHold;
import org.prolotherapy.schedule.SessionCare;

/** What whoever opens the patient's record should notice: a course stopped for safety, and the days without certain drugs. */
@Singleton
public class Flags implements PlanResources<Flag> {

    static final String TYPE = "Flag";

    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/flag-category";

    private final Subjects subjects;
    private final Knowledge knowledge;

    Flags(Subjects subjects, Knowledge knowledge) {
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
    public List<SearchParameter<Flag>> parameters() {
        return List.of(SearchParameter.date("date", (flag, zone) -> Span.of(flag.getPeriod(), zone)));
    }

    @Override
    public Stream<Flag> of(Chart chart) {
        TreatmentPlan plan = chart.plan();
        Stream<Flag> holds = plan.sessions().stream()
                .filter(TreatmentSession::isOpen)
                .filter(session -> plan.status().isOpen())
                .map(session -> medicationHold(chart, session));
        return plan.life().holdCause() == HoldCause.SAFETY ? Stream.concat(Stream.of(safetyHold(chart)), holds) : holds;
    }

    private Flag safetyHold(Chart chart) {
        Flag flag = begun(chart, Ids.of(chart.plan()) + "-hold", "safety");
        flag.setCode(Codes.text("Prolotherapy is on hold for safety; a named clinician resumes it"));
        return flag;
    }

    private Flag medicationHold(Chart chart, TreatmentSession session) {
        MedicationHold hold = SessionCare.around(
                        session.date(),
                        session.regimen().severity(),
                        session.regimen().protocol(knowledge),
                        chart.plan().safety().decidedHold(chart.zone()).orElse(null))
                .medicationHold();
        Flag flag = begun(chart, Ids.of(chart.plan(), session.number()) + "-medication", "drug");
        flag.setCode(
                Codes.text("Session " + session.number() + " of prolotherapy is planned without anti-inflammatories"
                        + " and anticoagulants on these days; what is to be done is for the prescriber"));
        Period period = Dates.period(hold.from(), hold.to());
        flag.setPeriod(period);
        return flag;
    }

    private Flag begun(Chart chart, String id, String category) {
        Flag flag = new Flag();
        flag.setId(id);
        flag.setMeta(Ids.meta(chart));
        flag.setStatus(FlagStatus.ACTIVE);
        flag.addCategory(Codes.concept(CATEGORIES, category, null));
        flag.setSubject(subjects.of(chart.plan().patient()));
        return flag;
    }
}
