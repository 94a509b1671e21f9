package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.plan.PlanRevision;

/** What was done to a plan, and by whom: one for each of its revisions. */
@Singleton
public class Provenances implements PlanResources<Provenance> {

    static final String TYPE = "Provenance";

    private static final String AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /** FHIR's own system has no code for who only passed something on; US Core's has. */
    private static final String MORE_AGENTS =
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.REVISIONS);
    }

    @Override
    public List<SearchParameter<Provenance>> parameters() {
        return List.of(
                SearchParameter.<Provenance>reference(
                                "target", Set.of(CarePlans.TYPE), provenance -> provenance.getTarget().stream())
                        .toPlans(),
                SearchParameter.date("recorded", (provenance, zone) -> Span.of(provenance.getRecordedElement(), zone)));
    }

    @Override
    public Stream<Provenance> of(Chart chart) {
        return chart.revisions().stream().map(revision -> of(chart, revision));
    }

    private static Provenance of(Chart chart, PlanRevision revision) {
        Provenance provenance = new Provenance();
        provenance.setId(Ids.of(chart.plan()) + "-" + revision.revision());
        provenance.setMeta(Ids.meta(chart, revision.changedAt()));
        provenance.addTarget(Ids.reference(CarePlans.TYPE, Ids.of(chart.plan())));
        InstantType recorded = Dates.instant(revision.changedAt(), chart.zone());
        provenance.setRecordedElement(recorded);
        provenance.setActivity(Codes.text(revision.action()));
        revision.reason().ifPresent(reason -> provenance.addReason(Codes.text(reason)));
        ProvenanceAgentComponent agent = provenance.addAgent();
        agent.setType(Codes.concept(AGENTS, "author", "Author"));
        agent.setWho(who(revision));
        revision.client().ifPresent(client -> {
            ProvenanceAgentComponent program = provenance.addAgent();
            program.setType(Codes.concept(MORE_AGENTS, "transmitter", "Transmitter"));
            program.setWho(Ids.named(client));
        });
        return provenance;
    }

    /** Who took the responsibility, else for whom the program asked; of old revisions that is not known. */
    private static Reference who(PlanRevision revision) {
        return Ids.named(revision.changedBy().or(revision::user).orElse("not known"));
    }
}
