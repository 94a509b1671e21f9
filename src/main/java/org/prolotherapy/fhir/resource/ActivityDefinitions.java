package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.prolotherapy.fhir.resource.DefinedProtocols.Defined;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;

/** A session of each protocol, as the definition of what is asked for. */
@Singleton
public class ActivityDefinitions implements KnownResources<ActivityDefinition> {

    private final DefinedProtocols protocols;
    private final Codes codes;
    private final Knowledge knowledge;

    ActivityDefinitions(DefinedProtocols protocols, Codes codes, Knowledge knowledge) {
        this.protocols = protocols;
        this.codes = codes;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return "ActivityDefinition";
    }

    @Override
    public List<SearchParameter<ActivityDefinition>> parameters() {
        return List.of(
                SearchParameter.uri("url", ActivityDefinition::getUrl),
                SearchParameter.token("version", activity -> Stream.of(new Token(null, activity.getVersion()))),
                SearchParameter.code("status", activity -> activity.getStatus().toCode()));
    }

    @Override
    public List<ActivityDefinition> all() {
        return protocols.all().stream().map(this::of).toList();
    }

    private ActivityDefinition of(Defined defined) {
        Protocol protocol = defined.protocol();
        ActivityDefinition definition = new ActivityDefinition();
        definition.setId(defined.id());
        definition.setUrl(codes.activityDefinition(protocol));
        definition.setVersion(Integer.toString(protocol.version()));
        definition.setName(PlanDefinitions.name(protocol) + "Session");
        definition.setTitle("A session of: " + protocol.display());
        definition.setStatus(defined.status());
        definition.setKind(ActivityDefinitionKind.SERVICEREQUEST);
        definition.setCode(codes.prolotherapy());
        PlanDefinitions.sources(protocol, knowledge).forEach(definition::addRelatedArtifact);
        return definition;
    }
}
