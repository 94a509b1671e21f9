package org.prolotherapy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Coding;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.SolutionKind;
import org.prolotherapy.knowledge.Source;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.knowledge.Structure;

/** What the real files say, in the large. */
class KnowledgeFilesTest {

    private final Knowledge knowledge = KnowledgeFiles.load();

    @Test
    void holdTheSixProtocolsWithTheirRangesAndTheDefaultFirst() {
        assertThat(knowledge.currentProtocols())
                .extracting(Protocol::id, Protocol::version, Protocol::sessions, protocol -> protocol.spacingDays(2))
                .containsExactly(
                        tuple("hypertonic-dextrose", 2, new Range(3, 6), new Range(14, 21)),
                        tuple("inflammatory", 1, new Range(4, 8), new Range(14, 21)),
                        tuple("growth-factor-injection", 1, new Range(4, 8), new Range(14, 21)),
                        tuple("growth-factor-stimulation", 1, new Range(4, 8), new Range(14, 21)),
                        tuple("extended-regenerative", 1, new Range(4, 15), new Range(14, 21)),
                        tuple("knee-osteoarthritis-trial", 1, new Range(3, 5), new Range(28, 28)));
        assertThat(knowledge.defaultProtocol().id()).isEqualTo("hypertonic-dextrose");
        assertThat(knowledge.currentProtocols())
                .extracting(Protocol::span, Protocol::injectionsPerSide)
                .containsOnly(tuple(Span.ofMonths(6), new Range(4, 15)));
        assertThat(knowledge.currentProtocols())
                .filteredOn(protocol -> protocol.minimumMonths() != null)
                .extracting(Protocol::id, Protocol::minimumMonths)
                .containsExactly(tuple("extended-regenerative", 3));
        assertThat(knowledge.currentProtocols())
                .filteredOn(protocol -> protocol.label() != null)
                .extracting(Protocol::id, Protocol::label)
                .containsExactly(tuple("knee-osteoarthritis-trial", RuleId.TRIAL_PROTOCOL));
    }

    @Test
    void holdEveryProtocolsSolutionsWithTheDefaultFirst() {
        assertThat(knowledge.currentProtocols())
                .extracting(Protocol::solutions)
                .containsExactly(
                        List.of("hypertonic-dextrose-lidocaine", "hypertonic-dextrose"),
                        List.of("hypertonic-dextrose", "phenol", "sodium-morrhuate"),
                        List.of(
                                "platelet-rich-plasma",
                                "bone-marrow-stem-cells",
                                "adipose-stem-cells",
                                "growth-factors"),
                        List.of("dextrose"),
                        List.of(
                                "dextrose",
                                "platelet-rich-plasma",
                                "bone-marrow-stem-cells",
                                "adipose-stem-cells",
                                "ozone"),
                        List.of("trial-dextrose-lidocaine"));
    }

    @Test
    void turnSeverityIntoCountAndSpacing() {
        Protocol dextrose = protocol("hypertonic-dextrose");
        Protocol trial = protocol("knee-osteoarthritis-trial");

        assertThat(Severity.values()).extracting(dextrose::sessionsFor).containsExactly(3, 5, 6);
        assertThat(Severity.values()).extracting(dextrose::spacingFor).containsExactly(14, 18, 21);
        assertThat(Severity.values()).extracting(trial::sessionsFor).containsExactly(3, 4, 5);
        assertThat(Severity.values()).extracting(trial::spacingFor).containsExactly(28, 28, 28);
        assertThat(protocol("extended-regenerative").sessionsFor(Severity.MODERATE))
                .isEqualTo(10);
        assertThat(protocol("inflammatory").sessionsFor(Severity.MODERATE)).isEqualTo(6);
    }

    @Test
    void pinTheSameTimingsInEveryProtocol() {
        assertThat(knowledge.protocols())
                .extracting(Protocol::timings)
                .containsOnly(protocol("inflammatory").timings());
        var timings = knowledge.defaultProtocol().timings();
        assertThat(Severity.values())
                .extracting(severity -> Stream.of(Phase.values())
                        .map(phase -> timings.days(severity, phase))
                        .toList())
                .containsExactly(
                        List.of(new Range(0, 1), new Range(0, 1), new Range(2, 7), new Range(0, 14)),
                        List.of(new Range(0, 2), new Range(0, 2), new Range(3, 7), new Range(0, 18)),
                        List.of(new Range(0, 2), new Range(0, 2), new Range(3, 7), new Range(0, 21)));
        assertThat(timings.medicationHoldDays()).isEqualTo(3);
        assertThat(timings.improvementExpectedAfterDays()).isEqualTo(21);
        assertThat(timings.reviewAfterDays()).isEqualTo(7);
        assertThat(timings.startWithinDays()).isEqualTo(31);
        assertThat(Stream.of(5, 13, 14, 27, 28, 180).map(timings::stepOverDays)).containsExactly(2, 2, 3, 3, 7, 7);
        assertThat(timings.makeUpWithinDays()).isEqualTo(7);
    }

    @Test
    void boundTheConcentrationsForWhichTheSourcesHaveFigures() {
        assertThat(knowledge.solutions())
                .filteredOn(solution -> solution.concentrationPercent() != null)
                .extracting(Solution::code, solution -> Objects.toString(solution.concentrationPercent()))
                .containsExactly(
                        tuple("hypertonic-dextrose-lidocaine", "12–25 %"),
                        tuple("hypertonic-dextrose", "12–25 %"),
                        tuple("phenol", "0–2.5 %"),
                        tuple("sodium-morrhuate", "0–5 %"),
                        tuple("dextrose", "5–25 %"),
                        tuple("trial-dextrose-lidocaine", "15–25 %"),
                        // Mixtures by their first component.
                        tuple("dextrose-lidocaine", "5–25 %"),
                        tuple("dextrose-mepivacaine", "5–25 %"),
                        tuple("dextrose-glycerine-phenol-lidocaine", "5–25 %"),
                        tuple("phenol-glycerine-lidocaine", "0–2.5 %"),
                        tuple("sodium-morrhuate-dextrose", "0–5 %"),
                        tuple("sodium-morrhuate-dextrose-lidocaine-bupivacaine", "0–5 %"));
        var published = Objects.requireNonNull(
                knowledge.solution("hypertonic-dextrose").orElseThrow().concentrationPercent());
        assertThat(published.contains(BigDecimal.valueOf(12))).isTrue();
        assertThat(published.contains(new BigDecimal("11.9"))).isFalse();
        assertThat(published.contains(BigDecimal.valueOf(25))).isTrue();
        assertThat(published.contains(new BigDecimal("25.1"))).isFalse();
    }

    @Test
    void acceptEverySolutionButACorticosteroid() {
        assertThat(knowledge.solutions())
                .filteredOn(solution -> !solution.accepted())
                .extracting(Solution::code)
                .containsExactly("corticosteroid");
        assertThat(knowledge.solutions()).extracting(Solution::kind).contains(SolutionKind.values());
    }

    @Test
    void nameWhatAnAllergyMayBeTo() {
        assertThat(knowledge.components())
                .extracting(SolutionComponent::code)
                .containsExactly(
                        "adipose-stem-cells",
                        "autologous-blood",
                        "bone-marrow-stem-cells",
                        "bupivacaine",
                        "complex-proteins",
                        "corticosteroid",
                        "cortisone",
                        "dextrose",
                        "glycerine",
                        "growth-factors",
                        "lidocaine",
                        "mepivacaine",
                        "ozone",
                        "phenol",
                        "sodium-morrhuate");
    }

    @Test
    void sayEveryRuleInOneSentence() {
        assertThat(knowledge.rules()).extracting(Rule::id).containsExactly(RuleId.values());
        assertThat(knowledge.rules()).extracting(Rule::sentence).doesNotHaveDuplicates();
        assertThat(knowledge.rules())
                .allSatisfy(rule ->
                        assertThat(rule.sentence()).matches("[A-Z].*[^.]\\.").doesNotContain(". "));
    }

    @Test
    void giveTheRulesOfSafetyTheirStrengthAndSources() {
        assertThat(Stream.of(
                                RuleId.INFECTION_AT_SITE,
                                RuleId.ANTICOAGULANTS,
                                RuleId.ALLERGY_TO_COMPONENT,
                                RuleId.NO_CORTICOSTEROID,
                                RuleId.LIDOCAINE_CEILING,
                                RuleId.EXAMINATION_BEFORE_SITES,
                                RuleId.CONSENT,
                                RuleId.OSTEOARTHRITIS_NOT_MILD,
                                RuleId.ANTI_INFLAMMATORIES,
                                RuleId.SPACING_FOLLOWS_REGENERATION)
                        .map(knowledge::rule))
                .extracting(Rule::strength, Rule::sources)
                .containsExactly(
                        tuple(Strength.HARD, List.of("S0")),
                        tuple(Strength.HARD, List.of("S0", "S3")),
                        tuple(Strength.HARD, List.of("S2")),
                        tuple(Strength.HARD, List.of("S3")),
                        tuple(Strength.HARD, List.of("FDA-LIDOCAINE")),
                        tuple(Strength.GATE, List.of("S2", "S3")),
                        tuple(Strength.OUTSTANDING, List.of("S4")),
                        tuple(Strength.WARNING, List.of("S2", "S0")),
                        tuple(Strength.WARNING, List.of("S3")),
                        tuple(Strength.INFO, List.of("S0")));
    }

    @Test
    void holdTheConditionsOfTheTextsWithTheirCodes() {
        assertThat(knowledge.conditions())
                .extracting(Condition::code, Condition::icd10)
                .containsExactlyInAnyOrder(
                        tuple("joint-instability", "M24.2"),
                        tuple("knee-osteoarthritis", "M17"),
                        tuple("hip-osteoarthritis", "M16"),
                        tuple("tendinitis", "M77.9"),
                        tuple("tennis-elbow", "M77.1"),
                        tuple("golf-elbow", "M77.0"),
                        tuple("heel-spur", "M77.3"),
                        tuple("partial-tendon-rupture", null),
                        tuple("lumbar-disc-hernia", "M51.2"),
                        tuple("cervical-disc-hernia", "M50.2"),
                        tuple("chronic-lumbar-pain", "M54.5"),
                        tuple("chronic-cervical-pain", "M54.2"),
                        tuple("sciatica", "M54.3"),
                        tuple("whiplash-injury", "S13.4"),
                        tuple("carpal-tunnel-syndrome", "G56.0"),
                        tuple("migraine", "G43"),
                        tuple("tension-headache", "G44.2"),
                        tuple("rotator-cuff-tendinopathy", "M75.1"),
                        tuple("patellar-tendinopathy", "M76.5"),
                        tuple("achilles-tendinopathy", "M76.6"),
                        tuple("sports-injury", null),
                        tuple("knee-instability", "M23.5"),
                        tuple("spinal-instability", "M53.2"),
                        tuple("ankle-instability", "M25.3"),
                        tuple("plantar-fasciitis", "M72.2"),
                        tuple("osgood-schlatter-disease", "M92.5"),
                        tuple("temporomandibular-joint-disorder", "K07.6"),
                        tuple("temporomandibular-joint-hypermobility", null),
                        tuple("sacroiliac-joint-pain", "M53.3"),
                        tuple("sacroiliac-joint-instability", null),
                        tuple("adhesive-capsulitis", "M75.0"),
                        tuple("de-quervain-tenosynovitis", "M65.4"),
                        tuple("thumb-base-osteoarthritis", "M18"),
                        tuple("hand-osteoarthritis", null),
                        tuple("shoulder-osteoarthritis", "M19.0"),
                        tuple("gluteal-tendinopathy", "M76.0"),
                        tuple("hamstring-tendinopathy", null),
                        tuple("coccydynia", "M53.3"),
                        tuple("thoracic-pain", "M54.6"),
                        tuple("osteitis-pubis", null),
                        tuple("adductor-related-groin-pain", null),
                        tuple("meniscus-lesion", null),
                        tuple("triangular-fibrocartilage-lesion", null),
                        tuple("spinal-enthesopathy", "M46.0"),
                        tuple("postlaminectomy-syndrome", "M96.1"),
                        tuple("other", null));
        assertThat(knowledge.conditions())
                .filteredOn(Condition::osteoarthritis)
                .extracting(Condition::code)
                .containsExactly(
                        "knee-osteoarthritis",
                        "hip-osteoarthritis",
                        "thumb-base-osteoarthritis",
                        "hand-osteoarthritis",
                        "shoulder-osteoarthritis");
        assertThat(knowledge.conditions())
                .filteredOn(condition -> condition.codings() != null)
                .flatExtracting(Condition::codings)
                .extracting(Coding::system, Coding::version)
                .containsOnly(tuple("http://hl7.org/fhir/sid/icd-10", "2019"));
    }

    @Test
    void holdAtLeastFiveInjectionSitesForEveryRegion() {
        assertThat(Region.values())
                .hasSize(14)
                .allSatisfy(region -> assertThat(knowledge.injectionSites())
                        .filteredOn(site -> site.region() == region)
                        .hasSizeGreaterThanOrEqualTo(5));
        assertThat(knowledge.injectionSites()).hasSizeGreaterThanOrEqualTo(130);
        assertThat(knowledge.injectionSites())
                .extracting(InjectionSite::structure)
                .contains(Structure.values());
        assertThat(knowledge.injectionSites())
                .extracting(InjectionSite::display)
                .doesNotHaveDuplicates();
    }

    @Test
    void leaveOnlyMidlineSitesWithoutASide() {
        assertThat(knowledge.injectionSites())
                .filteredOn(site -> !site.sided())
                .extracting(InjectionSite::code)
                .containsExactly(
                        "nuchal-ligament",
                        "interspinous-ligaments-cervical",
                        "spinous-processes-cervical",
                        "supraspinous-ligament-thoracic",
                        "interspinous-ligaments-thoracic",
                        "spinous-processes-thoracic",
                        "supraspinous-ligament-lumbar",
                        "interspinous-ligaments-lumbar",
                        "spinous-processes-lumbar",
                        "sacrococcygeal-ligaments",
                        "sacrococcygeal-joint",
                        "pubic-symphysis",
                        "superior-pubic-ligament",
                        "manubriosternal-joint",
                        "xiphoid-process");
    }

    @Test
    void giveLevelsToTheSpineAlone() {
        assertThat(knowledge.injectionSites())
                .filteredOn(site -> site.levels() != null)
                .hasSizeGreaterThan(15)
                .extracting(InjectionSite::region)
                .containsOnly(Region.NECK, Region.UPPER_BACK, Region.LOWER_BACK);
        assertThat(knowledge
                        .injectionSite("zygapophysial-joints-cervical")
                        .orElseThrow()
                        .levels())
                .startsWith("C2")
                .endsWith("C7/T1");
        assertThat(knowledge
                        .injectionSite("zygapophysial-joints-lumbar")
                        .orElseThrow()
                        .levels())
                .contains("L4", "S1", "L4/L5", "L5/S1");
    }

    @Test
    void giveASnomedCodeOnlyWhereItWasVerified() {
        assertThat(knowledge.injectionSites())
                .filteredOn(site -> site.snomedCt() != null)
                .extracting(InjectionSite::code, InjectionSite::snomedCt)
                .containsExactlyInAnyOrder(
                        tuple("knee-joint", "49076000"),
                        tuple("hip-joint", "24136001"),
                        tuple("elbow-joint", "16953009"),
                        tuple("ankle-joint", "70258002"),
                        tuple("sacroiliac-joint", "39723000"));
    }

    @Test
    void citeTheFivePatientTextsAndWhatElseIsReferredTo() {
        assertThat(knowledge.sources())
                .extracting(Source::code)
                .startsWith("S0", "S1", "S2", "S3", "S4", "OURS")
                .contains("RABAGO-2013", "FDA-LIDOCAINE", "SALAFFI-2004", "TA2");
        assertThat(knowledge.sources())
                .filteredOn(source -> source.pmid() != null)
                .extracting(Source::code, Source::pmid)
                .containsExactlyInAnyOrder(
                        tuple("SALAFFI-2004", "15207508"),
                        tuple("SCARPONE-2008", "18469566"),
                        tuple("FARRAR-2001", "11690728"),
                        tuple("PRTEE-2025", "39793982"));
    }

    @Test
    void areReadIntoEqualRecordsEveryTime() {
        Knowledge again = KnowledgeFiles.load();

        List<Function<Knowledge, List<?>>> kinds = List.of(
                Knowledge::sources,
                Knowledge::rules,
                Knowledge::solutions,
                Knowledge::protocols,
                Knowledge::conditions,
                Knowledge::injectionSites,
                Knowledge::outcomeMeasures);
        assertThat(kinds)
                .allSatisfy(kind -> assertThat(kind.apply(again).toString())
                        .isEqualTo(kind.apply(knowledge).toString()));
    }

    private Protocol protocol(String id) {
        return knowledge.protocol(id).orElseThrow();
    }
}
