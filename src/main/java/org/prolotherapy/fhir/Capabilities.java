package org.prolotherapy.fhir;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.prolotherapy.fhir.resource.Codes;
import org.prolotherapy.fhir.resource.KnownResources;
import org.prolotherapy.fhir.resource.PlanResources;
import org.prolotherapy.fhir.resource.ResourceType;

/** What can be done here, made of the very types that are read and searched, so that it cannot say more. */
@Singleton
class Capabilities {

    private final List<ResourceType<?>> types;
    private final Codes codes;
    private final String version;

    Capabilities(
            @All List<ResourceType<?>> types,
            Codes codes,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.types =
                types.stream().sorted(Comparator.comparing(ResourceType::type)).toList();
        this.codes = codes;
        this.version = version;
    }

    CapabilityStatement statement() {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setUrl(codes.root() + "/metadata");
        statement.setVersion(version);
        statement.setName("Prolotherapy");
        statement.setTitle("Prolotherapy treatment planning in FHIR");
        statement.setStatus(PublicationStatus.ACTIVE);
        // Of the release, so that what is cached stays the same for as long as the service does.
        statement.setDateElement(new DateTimeType("2026-11-29"));
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("prolotherapy").setVersion(version);
        statement
                .getImplementation()
                .setDescription("Treatment plans of clinics, to be read")
                .setUrl(codes.root());
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        statement.addFormat("json");
        CapabilityStatementRestComponent rest = statement.addRest();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setCors(true)
                .setDescription("A bearer token with scopes of SMART App Launch 2 or its version 1, by types of FHIR.")
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        "SMART-on-FHIR",
                        "SMART-on-FHIR")));
        types.forEach(type -> rest.addResource(resource(type)));
        rest.addOperation()
                .setName("export")
                .setDefinition("http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export")
                .setDocumentation("Of the types that are told of plans, for the scope Export.rs.");
        return statement;
    }

    private CapabilityStatementRestResourceComponent resource(ResourceType<?> type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type.type());
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        if (type instanceof PlanResources) {
            resource.setVersioning(ResourceVersionPolicy.VERSIONED);
            resource.setReadHistory(false);
        } else {
            resource.setVersioning(ResourceVersionPolicy.NOVERSION);
        }
        resource.addSearchParam(parameter("_id", SearchParamType.TOKEN));
        if (!(type instanceof KnownResources)) {
            resource.addSearchParam(parameter("_lastUpdated", SearchParamType.DATE));
        }
        if (type.hasPatient()) {
            resource.addSearchParam(patient("patient"));
            if (type.hasSubject()) {
                resource.addSearchParam(patient("subject"));
            }
        }
        type.parameters().forEach(parameter -> resource.addSearchParam(parameter(parameter.name(), parameter.kind())));
        includes(type).forEach(resource::addSearchInclude);
        reverseIncludes(type).forEach(resource::addSearchRevInclude);
        return resource;
    }

    private static Stream<String> includes(ResourceType<?> type) {
        return type instanceof PlanResources
                ? type.parameters().stream()
                        .filter(parameter -> !parameter.targets().isEmpty())
                        .map(parameter -> type.type() + ":" + parameter.name())
                : Stream.empty();
    }

    private Stream<String> reverseIncludes(ResourceType<?> type) {
        return type instanceof PlanResources
                ? types.stream()
                        .filter(PlanResources.class::isInstance)
                        .flatMap(source -> source.parameters().stream()
                                .filter(parameter -> parameter.targets().contains(type.type()))
                                .map(parameter -> source.type() + ":" + parameter.name()))
                : Stream.empty();
    }

    private static CapabilityStatementRestResourceSearchParamComponent patient(String name) {
        return parameter(name, SearchParamType.REFERENCE)
                .setDocumentation(
                        "By the identifier: " + name + ":identifier=system|value. By a reference only where the"
                                + " clinic's settings say how to read it (fhirPatients), else it is refused.");
    }

    private static CapabilityStatementRestResourceSearchParamComponent parameter(String name, SearchParamType kind) {
        return new CapabilityStatementRestResourceSearchParamComponent()
                .setName(name)
                .setType(kind);
    }
}
