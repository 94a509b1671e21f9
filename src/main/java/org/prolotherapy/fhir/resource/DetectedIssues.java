package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueEvidenceComponent;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Strength;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.SafetySettings;
import org.prolotherapy.treatment.Deviations;
import org.prolotherapy.treatment.SessionRecord;

/** What speaks against a plan, and where a record differs from it, as detected issues: one for each finding. */
@Singleton
public class DetectedIssues implements PlanResources<DetectedIssue> {

    static final String TYPE = "DetectedIssue";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;
    private final SafetySettings settings;

    DetectedIssues(Codes codes, Subjects subjects, Knowledge knowledge, SafetySettings settings) {
        this.codes = codes;
        this.subjects = subjects;
        this.knowledge = knowledge;
        this.settings = settings;
    }

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
        return EnumSet.of(Fact.WARNINGS, Fact.SAME_DAYS);
    }

    @Override
    public List<SearchParameter<DetectedIssue>> parameters() {
        return List.of(
                SearchParameter.token("code", issue -> Token.of(issue.getCode())),
                SearchParameter.date(
                        "identified", (issue, zone) -> Span.of((DateTimeType) issue.getIdentified(), zone)),
                SearchParameter.<DetectedIssue>reference(
                                "implicated",
                                Set.of(CarePlans.TYPE, Procedures.TYPE),
                                issue -> issue.getImplicated().stream())
                        .toPlans());
    }

    @Override
    public Stream<DetectedIssue> of(Chart chart) {
        TreatmentPlan plan = chart.plan();
        SafetyReview review = plan.safetyReview(knowledge);
        Stream<DetectedIssue> ofPlan = Stream.of(
                        review.refusals(), review.warnings(), chart.warnings(), review.outstanding())
                .flatMap(List::stream)
                .distinct()
                .map(finding ->
                        of(chart, id(Ids.of(plan), finding), finding, Ids.reference(CarePlans.TYPE, Ids.of(plan))));
        Stream<DetectedIssue> ofRecords = chart.latestRecords().stream()
                .filter(record -> !record.isVoid())
                .flatMap(record -> findings(chart, record).stream().map(finding -> {
                    DetectedIssue issue = of(
                            chart,
                            id(Ids.of(plan, record.sessionNumber()), finding),
                            finding,
                            Procedures.reference(plan, record.sessionNumber()));
                    issue.setMeta(Ids.meta(chart, Procedures.lastChanged(record)));
                    issue.setIdentified(Dates.dateTime(record.recordedAt(), chart.zone()));
                    return issue;
                }));
        return Stream.concat(ofPlan, ofRecords);
    }

    private DetectedIssue of(Chart chart, String id, Finding finding, Reference about) {
        Explanation explanation = knowledge.explain(finding);
        DetectedIssue issue = new DetectedIssue();
        issue.setId(id);
        issue.setMeta(Ids.meta(chart));
        issue.setStatus(DetectedIssueStatus.FINAL);
        issue.setCode(codes.concept(OwnCodes.RULES, explanation.rule(), null)
                .setText(knowledge.rule(finding.rule()).sentence()));
        DetectedIssueSeverity severity = severity(explanation.strength());
        if (severity != null) {
            issue.setSeverity(severity);
        }
        issue.setPatient(subjects.of(chart.plan().patient()));
        issue.addImplicated(about);
        explanation
                .sources()
                .forEach(source -> issue.addEvidence(new DetectedIssueEvidenceComponent()
                        .addCode(Codes.text(knowledge
                                .source(source)
                                .map(known -> known.code() + ": " + known.citation())
                                .orElse(source)))));
        issue.setDetail(explanation.statement());
        issue.setReference(codes.address("v1/rules"));
        return issue;
    }

    /** The ids of what was found of a record. */
    List<String> deviations(Chart chart, SessionRecord record) {
        return record.isVoid()
                ? List.of()
                : findings(chart, record).stream()
                        .map(finding -> id(Ids.of(chart.plan(), record.sessionNumber()), finding))
                        .toList();
    }

    private List<Finding> findings(Chart chart, SessionRecord record) {
        return Deviations.of(chart.plan(), record, chart.ofTheSameDay(record), settings, chart.zone(), knowledge);
    }

    /** A rule's name with the rest would be too long for an id, and one rule can find several things. */
    private String id(String of, Finding finding) {
        String said = finding.rule().code() + "|" + knowledge.words(finding);
        byte[] digest = Sha256.of(said.getBytes(StandardCharsets.UTF_8));
        return of + "-" + HexFormat.of().formatHex(digest, 0, 6);
    }

    /** What only explains a figure has none. */
    private static @Nullable DetectedIssueSeverity severity(Strength strength) {
        return switch (strength) {
            case HARD -> DetectedIssueSeverity.HIGH;
            case GATE, OUTSTANDING -> DetectedIssueSeverity.MODERATE;
            case WARNING -> DetectedIssueSeverity.LOW;
            case INFO -> null;
        };
    }
}
