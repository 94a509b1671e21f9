package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;

/**
 * What a plan treats, an area each. Whether it is confirmed, and what became of it after the course, is not known here; nor is the
 * severity of any but the first.
 */
@Singleton
public class Conditions implements PlanResources<Condition> {

    static final String TYPE = "Condition";

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/condition-category";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;

    Conditions(Codes codes, Subjects subjects, Knowledge knowledge) {
        this.codes = codes;
        this.subjects = subjects;
        this.knowledge = knowledge;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return Set.of();
    }

    @Override
    public List<SearchParameter<Condition>> parameters() {
        return List.of(
                SearchParameter.token("code", condition -> Token.of(condition.getCode())),
                SearchParameter.token("clinical-status", condition -> Token.of(condition.getClinicalStatus())),
                SearchParameter.token(
                        "category",
                        condition -> condition.getCategory().stream().flatMap(Token::of)));
    }

    @Override
    public Stream<Condition> of(Chart chart) {
        TreatmentPlan plan = chart.plan();
        List<String> ids = Ids.ofAreas(plan);
        return IntStream.range(0, ids.size()).mapToObj(i -> of(chart, ids.get(i), i));
    }

    private Condition of(Chart chart, String id, int area) {
        TreatmentPlan plan = chart.plan();
        var treated = plan.treated().conditions(knowledge).get(area);
        Condition condition = new Condition();
        condition.setId(id);
        condition.setMeta(Ids.meta(chart));
        if (plan.status().isOpen()) {
            condition.setClinicalStatus(Codes.concept(CLINICAL, "active", null));
        }
        condition.addCategory(Codes.concept(CATEGORIES, "problem-list-item", null));
        if (area == 0) {
            condition.setSeverity(codes.severity(plan.severity()));
        }
        condition.setCode(codes.condition(treated));
        condition.addBodySite(
                codes.region(treated, plan.treated().areas().get(area).laterality()));
        condition.setSubject(subjects.of(plan.patient()));
        condition.setRecordedDateElement(Dates.dateTime(plan.createdAt(), chart.zone()));
        return condition;
    }
}
