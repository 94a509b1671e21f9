package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;

/** Protocols as definitions of plans. The newest version of each has the protocol's id, and older ones their version in it, too. */
@Singleton
public class PlanDefinitions implements KnownResources<PlanDefinition> {

    static final String TYPE = "PlanDefinition";

    private final Codes codes;
    private final Knowledge knowledge;

    PlanDefinitions(Codes codes, Knowledge knowledge) {
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
        return knowledge.protocols().stream().map(this::of).toList();
    }

    /** The id of the definition of a protocol. */
    public static String idOf(Protocol protocol, Knowledge knowledge) {
        boolean newest =
                knowledge.protocol(protocol.id()).filter(protocol::equals).isPresent();
        return newest ? protocol.id() : protocol.id() + "-v" + protocol.version();
    }

    private PlanDefinition of(Protocol protocol) {
        PlanDefinition definition = new PlanDefinition();
        definition.setId(idOf(protocol, knowledge));
        definition.setUrl(codes.planDefinition(protocol));
        definition.setVersion(Integer.toString(protocol.version()));
        definition.setName(name(protocol));
        definition.setTitle(protocol.display());
        definition.setStatus(PublicationStatus.ACTIVE);
        definition.setType(Codes.concept(
                "http://terminology.hl7.org/CodeSystem/plan-definition-type",
                "clinical-protocol",
                "Clinical Protocol"));
        sources(protocol, knowledge).forEach(definition::addRelatedArtifact);
        PlanDefinitionActionComponent session = definition.addAction();
        session.setTitle("Session");
        session.setDescription(protocol.sessions() + " sessions, " + protocol.spacingDays() + " days apart, within "
                + protocol.maximumMonths() + " months");
        session.setTiming(new Timing().setRepeat(repeat(protocol)));
        session.setDefinition(new CanonicalType(codes.activityDefinition(protocol) + "|" + protocol.version()));
        return definition;
    }

    private static TimingRepeatComponent repeat(Protocol protocol) {
        TimingRepeatComponent repeat = new TimingRepeatComponent();
        repeat.setCount(protocol.sessions().min());
        if (protocol.sessions().max() > protocol.sessions().min()) {
            repeat.setCountMax(protocol.sessions().max());
        }
        repeat.setFrequency(1);
        repeat.setPeriod(protocol.spacingDays().min());
        if (!protocol.hasFixedSpacing()) {
            repeat.setPeriodMax(protocol.spacingDays().max());
        }
        repeat.setPeriodUnit(UnitsOfTime.D);
        Duration bounds = new Duration();
        bounds.setValue(BigDecimal.valueOf(protocol.maximumMonths()));
        bounds.setUnit("months").setSystem(Codes.UCUM).setCode("mo");
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
