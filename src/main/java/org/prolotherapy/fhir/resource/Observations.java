package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.PlanIds;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEvents;

/** Pain and function of baseline and assessments, and the temperature of an adverse event, as observations. */
@Singleton
public class Observations implements PlanResources<Observation> {

    static final String TYPE = "Observation";

    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final int LENGTH_OF_UUID = 36;

    private final Codes codes;
    private final Subjects subjects;
    private final Assessments assessments;
    private final AdverseEvents adverseEvents;
    private final Knowledge knowledge;

    Observations(
            Codes codes, Subjects subjects, Assessments assessments, AdverseEvents adverseEvents, Knowledge knowledge) {
        this.codes = codes;
        this.subjects = subjects;
        this.assessments = assessments;
        this.adverseEvents = adverseEvents;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.ASSESSMENTS, Fact.ADVERSE_EVENTS);
    }

    /** What was recorded has the id of the record and says what of it was measured; a baseline has that of its plan. */
    @Override
    public Optional<UUID> planOf(String id) {
        Optional<UUID> of = PlanIds.planOf(id);
        if (of.isEmpty() || id.contains("-baseline-")) {
            return of;
        }
        return id.startsWith("-temperature", LENGTH_OF_UUID)
                ? adverseEvents.planOf(of.get())
                : assessments.planOf(of.get());
    }

    @Override
    public List<SearchParameter<Observation>> parameters() {
        return List.of(
                SearchParameter.token("code", observation -> Token.of(observation.getCode())),
                SearchParameter.token(
                        "category",
                        observation -> observation.getCategory().stream().flatMap(Token::of)),
                SearchParameter.code(
                        "status", observation -> observation.getStatus().toCode()),
                SearchParameter.date(
                        "date", (observation, zone) -> Span.of((DateTimeType) observation.getEffective(), zone)),
                SearchParameter.<Observation>reference(
                                "based-on", Set.of(CarePlans.TYPE), observation -> observation.getBasedOn().stream())
                        .toPlans());
    }

    @Override
    public Stream<Observation> of(Chart chart) {
        return Stream.of(
                        baseline(chart),
                        chart.assessments().stream().flatMap(assessment -> of(chart, assessment)),
                        chart.adverseEvents().stream().flatMap(event -> temperature(chart, event)))
                .flatMap(each -> each);
    }

    /** What was there before the first session. When it was asked for is not known, only since when it is. */
    private Stream<Observation> baseline(Chart chart) {
        TreatmentPlan plan = chart.plan();
        Baseline baseline = plan.details().baseline();
        if (baseline == null) {
            return Stream.empty();
        }
        Stream.Builder<Observation> found = Stream.builder();
        if (baseline.pain() != null) {
            found.add(undated(survey(
                    chart,
                    Ids.of(plan) + "-baseline-pain",
                    Codes.pain(),
                    Codes.score(baseline.pain().score()))));
        }
        if (baseline.function() != null) {
            found.add(undated(survey(
                    chart,
                    Ids.of(plan) + "-baseline-function",
                    function(),
                    Codes.score(BigDecimal.valueOf(baseline.function())))));
        }
        baseline.measured()
                .forEach(measured -> found.add(undated(measure(chart, Ids.of(plan) + "-baseline-", measured))));
        return found.build().peek(each -> each.setMeta(Ids.meta(chart)));
    }

    private Stream<Observation> of(Chart chart, Assessment assessment) {
        Stream.Builder<Observation> found = Stream.builder();
        found.add(survey(
                chart,
                assessment.id() + "-pain",
                Codes.pain(),
                Codes.score(assessment.pain().score())));
        assessment
                .function()
                .ifPresent(function -> found.add(survey(
                        chart, assessment.id() + "-function", function(), Codes.score(BigDecimal.valueOf(function)))));
        assessment.measures().forEach(measured -> found.add(measure(chart, assessment.id() + "-", measured)));
        return found.build().peek(observation -> {
            observation.setMeta(Ids.meta(chart, assessment.recordedAt()));
            observation.setEffective(Dates.dateTime(assessment.assessedAt(), chart.zone()));
        });
    }

    /** When it was taken is not told, only with which event. */
    private Stream<Observation> temperature(Chart chart, AdverseEvent event) {
        if (event.report().temperatureCelsius() == null) {
            return Stream.empty();
        }
        Observation observation = undated(begun(
                chart,
                event.id() + "-temperature",
                "vital-signs",
                Codes.concept(Codes.LOINC, "8310-5", "Body temperature"),
                Codes.quantity(event.report().temperatureCelsius(), "Cel")));
        observation.setMeta(Ids.meta(chart, event.recordedAt()));
        observation.setIssuedElement(Dates.instant(event.recordedAt(), chart.zone()));
        return Stream.of(observation);
    }

    /** What was scored on a named measure, in its own points. */
    private Observation measure(Chart chart, String before, Measurement measured) {
        String side = measured.side() == null ? "" : "-" + Codes.words(measured.side());
        String display = knowledge
                .outcomeMeasure(measured.code())
                .map(OutcomeMeasure::display)
                .orElse(measured.code());
        CodeableConcept code = codes.concept(OwnCodes.OUTCOME_MEASURES, measured.code(), display);
        knowledge
                .outcomeMeasure(measured.code())
                .map(OutcomeMeasure::loinc)
                .ifPresent(loinc -> code.addCoding(new Coding(Codes.LOINC, loinc, null)));
        code.setText(display + side.replace("-", ", "));
        return survey(chart, before + measured.code() + side, code, Codes.score(measured.value()));
    }

    private Observation survey(Chart chart, String id, CodeableConcept code, Quantity value) {
        return begun(chart, id, "survey", code, value);
    }

    private Observation begun(Chart chart, String id, String category, CodeableConcept code, Quantity value) {
        Observation observation = new Observation();
        observation.setId(id);
        observation.setStatus(ObservationStatus.FINAL);
        observation.addCategory(Codes.concept(CATEGORIES, category, null));
        observation.setCode(code);
        observation.setSubject(subjects.of(chart.plan().patient()));
        observation.addBasedOn(Ids.reference(CarePlans.TYPE, Ids.of(chart.plan())));
        observation.setValue(value);
        return observation;
    }

    private static Observation undated(Observation observation) {
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(ABSENT, new CodeType("unknown"));
        observation.setEffective(unknown);
        return observation;
    }

    /** From 0 to 100, more is better; no code of anybody else's says just this. */
    private CodeableConcept function() {
        return codes.concept(OwnCodes.OBSERVATIONS, "function-score", "Function from 0 to 100, more is better");
    }
}
