package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.ProblemKind;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.schedule.SessionStatus;

/** The systems of our own codes, each whole. */
@Singleton
public class CodeSystems implements KnownResources<CodeSystem> {

    private final Codes codes;
    private final Knowledge knowledge;

    CodeSystems(Codes codes, Knowledge knowledge) {
        this.codes = codes;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return "CodeSystem";
    }

    @Override
    public List<SearchParameter<CodeSystem>> parameters() {
        return List.of(
                SearchParameter.uri("url", CodeSystem::getUrl),
                SearchParameter.code("status", system -> system.getStatus().toCode()));
    }

    @Override
    public List<CodeSystem> all() {
        return Arrays.stream(OwnCodes.values()).map(this::of).toList();
    }

    private CodeSystem of(OwnCodes own) {
        CodeSystem system = new CodeSystem();
        system.setId(own.id());
        system.setUrl(codes.system(own));
        system.setName(camelCase(own));
        system.setTitle(own.title());
        system.setStatus(PublicationStatus.ACTIVE);
        system.setCaseSensitive(true);
        system.setContent(CodeSystemContentMode.COMPLETE);
        List<ConceptDefinitionComponent> concepts =
                new ArrayList<>(concepts(own).toList());
        system.setConcept(concepts);
        system.setCount(concepts.size());
        return system;
    }

    private Stream<ConceptDefinitionComponent> concepts(OwnCodes own) {
        return switch (own) {
            case CONDITIONS -> knowledge.conditions().stream().map(each -> concept(each.code(), each.display()));
            case INJECTION_SITES ->
                knowledge.injectionSites().stream().map(each -> concept(each.code(), each.display()));
            case SOLUTIONS -> knowledge.solutions().stream().map(each -> concept(each.code(), each.display()));
            case RULES ->
                knowledge.rules().stream()
                        .map(each -> concept(each.id().code(), each.id().code()).setDefinition(each.sentence()));
            case ADVERSE_EVENT_KINDS ->
                Arrays.stream(AdverseEventKind.values())
                        .map(each -> concept(AdverseEvents.code(each), Codes.words(each)));
            case SESSION_STATUS ->
                Arrays.stream(SessionStatus.values())
                        .map(each -> concept(each.name().toLowerCase(Locale.ROOT), Codes.words(each)));
            case OUTCOME_MEASURES ->
                knowledge.outcomeMeasures().stream().map(each -> concept(each.code(), each.display()));
            case OBSERVATIONS -> Stream.of(concept("function-score", "Function from 0 to 100, more is better"));
            case PLAN_CATEGORIES -> Stream.of(concept("prolotherapy", "Prolotherapy"));
            case PROBLEMS ->
                Stream.<ProblemKind>concat(Stream.of(ProblemType.values()), Stream.of(PlanProblem.values()))
                        .map(each -> concept(each.code(), each.title()).setDefinition(each.advice()));
        };
    }

    private static ConceptDefinitionComponent concept(String code, String display) {
        return new ConceptDefinitionComponent(new CodeType(code)).setDisplay(display);
    }

    private static String camelCase(OwnCodes own) {
        StringBuilder name = new StringBuilder("Prolotherapy");
        for (String word : own.id().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
