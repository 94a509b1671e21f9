package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.prolotherapy.fhir.resource.DefinedProtocols.Defined;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Span;

/** Protocols as definitions of plans. */
@Singleton
public class PlanDefinitions implements KnownResources<PlanDefinition> {

    static final String TYPE = "PlanDefinition";

    private final DefinedProtocols protocols;
    private final Codes codes;
    private final Knowledge knowledge;

    PlanDefinitions(DefinedProtocols protocols, Codes codes, Knowledge knowledge) {
        this.protocols = protocols;
        this.codes = codes;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<SearchParameter<PlanDefinition>> parameters() {
        return List.of(
                SearchParameter.uri("url", PlanDefinition::getUrl),
                SearchParameter.token("version", plan -> Stream.of(new Token(null, plan.getVersion()))),
                SearchParameter.code("status", plan -> plan.getStatus().toCode()));
    }

    @Override
    public List<PlanDefinition> all() {
        return protocols.all().stream().map(this::of).toList();
    }

    private PlanDefinition of(Defined defined) {
        Protocol protocol = defined.protocol();
        PlanDefinition definition = new PlanDefinition();
        definition.setId(defined.id());
        definition.setUrl(codes.planDefinition(protocol));
        definition.setVersion(Integer.toString(protocol.version()));
        definition.setName(name(protocol));
        definition.setTitle(protocol.display());
        definition.setStatus(defined.status());
        definition.setType(Codes.concept(
                "http://terminology.hl7.org/CodeSystem/plan-definition-type",
                "clinical-protocol",
                "Clinical Protocol"));
        sources(protocol, knowledge).forEach(definition::addRelatedArtifact);
        protocol.phases().forEach(phase -> definition.addAction(action(protocol, phase)));
        return definition;
    }

    /** The sessions of one phase. */
    private PlanDefinitionActionComponent action(Protocol protocol, ProtocolPhase phase) {
        boolean asNeeded = !phase.equals(protocol.scheduled());
        PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
        action.setTitle(phase.name());
        action.setDescription(
                phase.sessions().range() + " sessions within " + protocol.span() + (asNeeded ? ", as needed" : ""));
        action.setTiming(new Timing().setRepeat(repeat(protocol, phase)));
        action.setDefinition(new CanonicalType(codes.activityDefinition(protocol) + "|" + protocol.version()));
        return action;
    }

    private static TimingRepeatComponent repeat(Protocol protocol, ProtocolPhase phase) {
        TimingRepeatComponent repeat = new TimingRepeatComponent();
        Range sessions = phase.sessions().range();
        // Sessions as needed may be none; FHIR counts from 1.
        repeat.setCount(Math.max(1, sessions.min()));
        if (sessions.max() > Math.max(1, sessions.min())) {
            repeat.setCountMax(sessions.max());
        }
        IntSummaryStatistics days = phase.gapsDays().stream()
                .flatMapToInt(gap -> IntStream.of(gap.min(), gap.max()))
                .summaryStatistics();
        if (days.getCount() > 0) {
            repeat.setFrequency(1);
            repeat.setPeriod(days.getMin());
            if (days.getMax() > days.getMin()) {
                repeat.setPeriodMax(days.getMax());
            }
            repeat.setPeriodUnit(UnitsOfTime.D);
        }
        Span span = protocol.span();
        Duration bounds = new Duration();
        bounds.setSystem(Codes.UCUM);
        if (span.months() != null) {
            bounds.setValue(span.months()).setUnit("months").setCode("mo");
        } else if (span.days() != null) {
            bounds.setValue(span.days()).setUnit("days").setCode("d");
        }
        repeat.setBounds(bounds);
        return repeat;
    }

    /** A name for programs: letters and digits alone. */
    static String name(Protocol protocol) {
        StringBuilder name = new StringBuilder();
        for (String word : protocol.id().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    static Stream<RelatedArtifact> sources(Protocol protocol, Knowledge knowledge) {
        return protocol.sources().stream()
                .map(code -> new RelatedArtifact()
                        .setType(RelatedArtifactType.CITATION)
                        .setCitation(knowledge
                                .source(code)
                                .map(source -> source.display() + ". " + source.citation())
                                .orElse(code)));
    }
}
