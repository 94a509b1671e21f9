package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Locale;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.Regimen;

/**
 * Codes, and the systems that they are of. A code of somebody else's system stands here only if it was looked up; what has none
 * has a code of our own, in systems that are served, and words.
 */
@Singleton
public class Codes {

    static final String SNOMED_CT = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";

    private final String base;

    Codes(FhirSettings settings) {
        this.base = settings.base().orElse("http://localhost:8080").replaceFirst("/+$", "");
    }

    /** Where FHIR is spoken, as callers know it. */
    public String root() {
        return base + "/fhir";
    }

    /** Names an identifier, a page or anything else that is none of FHIR's own kinds. */
    String address(String path) {
        return base + "/" + path;
    }

    /** The system of what a request can fail for. */
    public String problems() {
        return system(OwnCodes.PROBLEMS);
    }

    String system(OwnCodes codes) {
        return root() + "/CodeSystem/" + codes.id();
    }

    Coding coding(OwnCodes codes, String code, @Nullable String display) {
        return new Coding(system(codes), code, display);
    }

    CodeableConcept concept(OwnCodes codes, String code, @Nullable String display) {
        return new CodeableConcept(coding(codes, code, display)).setText(display);
    }

    static CodeableConcept concept(String system, String code, @Nullable String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    Extension extension(String name, Type value) {
        return new Extension(root() + "/StructureDefinition/" + name, value);
    }

    /** What is treated: by our own code and, where they were looked up, by those of published classifications. */
    CodeableConcept condition(Condition condition) {
        CodeableConcept concept = new CodeableConcept().setText(condition.display());
        if (condition.codings() != null) {
            condition
                    .codings()
                    .forEach(coding -> concept.addCoding(
                            new Coding(coding.system(), coding.code(), coding.display()).setVersion(coding.version())));
        }
        return concept.addCoding(coding(OwnCodes.CONDITIONS, condition.code(), condition.display()));
    }

    /** FHIR's own value set of severities has these three of SNOMED CT. */
    CodeableConcept severity(Severity severity) {
        return switch (severity) {
            case MILD -> concept(SNOMED_CT, "255604002", "Mild");
            case MODERATE -> concept(SNOMED_CT, "6736007", "Moderate");
            case SEVERE -> concept(SNOMED_CT, "24484000", "Severe");
        };
    }

    /** A site, and in words its side, for which no code was looked up. */
    CodeableConcept site(String code, String side, Knowledge knowledge) {
        InjectionSite site = knowledge.injectionSite(code).orElseThrow();
        CodeableConcept concept = new CodeableConcept().setText(site.display() + side);
        if (site.snomedCt() != null) {
            concept.addCoding(new Coding(SNOMED_CT, site.snomedCt(), null));
        }
        return concept.addCoding(coding(OwnCodes.INJECTION_SITES, site.code(), site.display()));
    }

    /** The regions of a condition and the side, in words. */
    CodeableConcept region(Condition condition, Laterality laterality) {
        String regions = condition.regions().stream()
                .map(region -> words(region))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return text(regions + side(laterality));
    }

    static String side(Laterality laterality) {
        return laterality == Laterality.NONE ? "" : ", " + words(laterality);
    }

    /** A constant in words: {@code LOWER_BACK} is the lower back. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    CodeableConcept prolotherapy() {
        return text("Prolotherapy");
    }

    CanonicalType planDefinition(Regimen regimen) {
        return new CanonicalType(root() + "/PlanDefinition/" + regimen.protocolId() + "|" + regimen.protocolVersion());
    }

    CanonicalType activityDefinition(Regimen regimen) {
        return new CanonicalType(
                root() + "/ActivityDefinition/" + regimen.protocolId() + "|" + regimen.protocolVersion());
    }

    String planDefinition(Protocol protocol) {
        return root() + "/PlanDefinition/" + protocol.id();
    }

    String activityDefinition(Protocol protocol) {
        return root() + "/ActivityDefinition/" + protocol.id();
    }

    static Quantity quantity(BigDecimal value, String unit) {
        return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
    }

    static Quantity score(BigDecimal points) {
        return new Quantity()
                .setValue(points)
                .setUnit("{score}")
                .setSystem(UCUM)
                .setCode("{score}");
    }

    /** Pain from 0 to 10 (LOINC, as the rest of the service has it). */
    static CodeableConcept pain() {
        return concept(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported");
    }
}
