package org.prolotherapy.cds;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prolotherapy.knowledge.DrugClass;

/**
 * Of which classes a drug is, by its code in WHO's Anatomical Therapeutic Chemical classification (index of the WHO Collaborating
 * Centre for Drug Statistics Methodology). The code of a combination does not always say what is in it; then nobody is told that it
 * holds none of them.
 */
final class DrugClasses {

    /** How FHIR names the classification. */
    static final String SYSTEM = "http://www.whocc.no/atc";

    private static final Map<String, List<DrugClass>> GROUPS = Map.ofEntries(
            // Antiinflammatory and antirheumatic products, non-steroids
            Map.entry("M01A", List.of(DrugClass.ANTI_INFLAMMATORY)),
            // … in combination, with corticosteroids among others
            Map.entry("M01B", List.of(DrugClass.ANTI_INFLAMMATORY, DrugClass.CORTICOSTEROID)),
            // Salicylic acid and derivatives, whatever they are used for
            Map.entry("N02BA", List.of(DrugClass.ANTI_INFLAMMATORY)),
            // Vitamin K antagonists, the heparin group, direct thrombin inhibitors, direct factor Xa inhibitors, other
            // antithrombotics
            Map.entry("B01AA", List.of(DrugClass.ANTICOAGULANT)),
            Map.entry("B01AB", List.of(DrugClass.ANTICOAGULANT)),
            Map.entry("B01AE", List.of(DrugClass.ANTICOAGULANT)),
            Map.entry("B01AF", List.of(DrugClass.ANTICOAGULANT)),
            Map.entry("B01AX", List.of(DrugClass.ANTICOAGULANT)),
            // Platelet aggregation inhibitors excl. heparin
            Map.entry("B01AC", List.of(DrugClass.ANTIPLATELET)),
            // Corticosteroids for systemic use, those for local injection among them: plain, and in combinations
            Map.entry("H02A", List.of(DrugClass.CORTICOSTEROID)),
            Map.entry("H02B", List.of(DrugClass.CORTICOSTEROID)));

    /** Groups of combinations in which some hold salicylates or other anti-inflammatories: with opioids, lipid modifiers, against colds. */
    private static final List<String> OF_COMBINATIONS = List.of("N02AJ", "C10BX", "R05X");

    /** From here on the last two digits stand for combinations, by the guidelines of the classification. */
    private static final int FIRST_COMBINATION = 50;

    private DrugClasses() {}

    /** None if the drug is of no class that matters here. */
    static Set<DrugClass> of(String code) {
        Set<DrugClass> classes = EnumSet.noneOf(DrugClass.class);
        GROUPS.forEach((group, its) -> {
            if (code.startsWith(group)) {
                classes.addAll(its);
            }
        });
        return classes;
    }

    /** Whether a drug of this code may be of a class that the code does not tell. */
    static boolean mayHoldOthers(String code) {
        return OF_COMBINATIONS.stream().anyMatch(code::startsWith)
                || Integer.parseInt(code.substring(code.length() - 2)) >= FIRST_COMBINATION;
    }

    /** Whether this is the code of a substance or combination, so that its groups are known. */
    static boolean isCode(String code) {
        return code.matches("[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}");
    }
}
