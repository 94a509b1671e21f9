package org.prolotherapy.fhir.resource;

import static org.prolotherapy.fhir.search.SearchParameter.canonical;
import static org.prolotherapy.fhir.search.SearchParameter.date;
import static org.prolotherapy.fhir.search.SearchParameter.token;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.Schedule;

/** Treatment plans as care plans: the course as a whole, which refers to everything below it. */
@Singleton
public class CarePlans implements PlanResources<CarePlan> {

    static final String TYPE = "CarePlan";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;

    CarePlans(Codes codes, Subjects subjects, Knowledge knowledge) {
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
        return EnumSet.of(Fact.RECORDS);
    }

    @Override
    public List<SearchParameter<CarePlan>> parameters() {
        return List.of(
                SearchParameter.<CarePlan>code(
                                "status", plan -> plan.getStatus().toCode())
                        .narrowing((plans, asked, zone) -> plans.withStatus(Arrays.stream(PlanStatus.values())
                                .filter(status -> asked.values().stream()
                                        .anyMatch(value ->
                                                value.endsWith(status(status).toCode())))
                                .collect(Collectors.toSet()))),
                token("category", plan -> plan.getCategory().stream().flatMap(Token::of)),
                date("date", (plan, zone) -> Span.of(plan.getPeriod(), zone)),
                token("identifier", plan -> plan.getIdentifier().stream().map(Token::of)),
                canonical("instantiates-canonical", plan -> plan.getInstantiatesCanonical().stream()),
                SearchParameter.<CarePlan>reference(
                                "condition", Set.of(Conditions.TYPE), plan -> plan.getAddresses().stream())
                        .toPlans(),
                SearchParameter.<CarePlan>reference("goal", Set.of(Goals.TYPE), plan -> plan.getGoal().stream())
                        .toPlans(),
                SearchParameter.<CarePlan>reference(
                                "activity-reference",
                                Set.of(ServiceRequests.TYPE),
                                plan -> plan.getActivity().stream().map(CarePlanActivityComponent::getReference))
                        .toPlans());
    }

    @Override
    public Stream<CarePlan> of(Chart chart) {
        TreatmentPlan plan = chart.plan();
        Schedule schedule = plan.course().schedule(knowledge, chart.zone());
        CarePlan carePlan = new CarePlan();
        carePlan.setId(Ids.of(plan));
        carePlan.setMeta(Ids.meta(chart));
        carePlan.setText(narrative(chart));
        if (plan.details().externalId() != null) {
            carePlan.addIdentifier(new Identifier()
                    .setUse(IdentifierUse.SECONDARY)
                    .setSystem(codes.address("external-id"))
                    .setValue(plan.details().externalId()));
        }
        carePlan.getInstantiatesCanonical().add(codes.planDefinition(plan.regimen()));
        carePlan.setStatus(status(plan.status()));
        carePlan.setIntent(CarePlanIntent.PLAN);
        categories(carePlan);
        carePlan.setTitle(title(plan));
        carePlan.setDescription(knowledge.explain(schedule.rationale()).stream()
                .map(Explanation::statement)
                .collect(Collectors.joining(" ")));
        carePlan.setSubject(subjects.of(plan.patient()));
        carePlan.setPeriod(period(plan));
        carePlan.setCreatedElement(Dates.dateTime(plan.createdAt(), chart.zone()));
        if (plan.details().performer() != null) {
            carePlan.setAuthor(Ids.named(plan.details().performer()));
        }
        Ids.ofAreas(plan).forEach(id -> carePlan.addAddresses(Ids.reference(Conditions.TYPE, id)));
        if (Goals.isKnownFor(plan)) {
            carePlan.addGoal(Ids.reference(Goals.TYPE, Ids.of(plan)));
        }
        plan.sessions().forEach(session -> carePlan.addActivity(activity(chart, session)));
        Optional.ofNullable(plan.life().statusReason())
                .ifPresent(reason -> carePlan.addExtension(codes.extension("status-reason", new StringType(reason))));
        carePlan.addExtension(codes.extension("severity", codes.severity(plan.severity())));
        // It is no end: a course may be over months before, and nothing is planned for that day.
        carePlan.addExtension(codes.extension("deadline", Dates.date(schedule.deadline())));
        return Stream.of(carePlan);
    }

    /** The same categories for a plan and for a proposal. */
    void categories(CarePlan carePlan) {
        carePlan.addCategory(new CodeableConcept(
                new Coding("http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan", null)));
        carePlan.addCategory(codes.concept(OwnCodes.PLAN_CATEGORIES, "prolotherapy", "Prolotherapy"));
    }

    private String title(TreatmentPlan plan) {
        List<Area> areas = plan.treated().areas();
        List<Condition> conditions = plan.treated().conditions(knowledge);
        return IntStream.range(0, areas.size())
                .mapToObj(i ->
                        conditions.get(i).display() + Codes.side(areas.get(i).laterality()))
                .collect(Collectors.joining("; "));
    }

    private CarePlanActivityComponent activity(Chart chart, TreatmentSession session) {
        CarePlanActivityComponent activity = new CarePlanActivityComponent();
        String id = Ids.of(chart.plan(), session.number());
        activity.setReference(Ids.reference(ServiceRequests.TYPE, id));
        if (chart.hasRecord(session.number())) {
            activity.addOutcomeReference(Ids.reference(Procedures.TYPE, id));
        }
        activity.addProgress(new Annotation().setText(progress(session)));
        return activity;
    }

    private static String progress(TreatmentSession session) {
        return "Session " + session.number() + " is " + Codes.words(session.status()) + ", " + session.date() + ".";
    }

    /** From the day on which the course starts to the last of the sessions that count; a course without any has no end. */
    private static Period period(TreatmentPlan plan) {
        Period period = new Period();
        period.setStartElement(Dates.dateTime(plan.startOn()));
        plan.sessions().stream()
                .filter(session -> session.status().isLive())
                .map(TreatmentSession::date)
                .max(Comparator.naturalOrder())
                .filter(last -> !last.isBefore(plan.startOn()))
                .ifPresent(last -> period.setEndElement(Dates.dateTime(last)));
        return period;
    }

    static CarePlanStatus status(PlanStatus status) {
        return switch (status) {
            case DRAFT -> CarePlanStatus.DRAFT;
            case ACTIVE -> CarePlanStatus.ACTIVE;
            case ON_HOLD -> CarePlanStatus.ONHOLD;
            case COMPLETED -> CarePlanStatus.COMPLETED;
            case CANCELLED -> CarePlanStatus.REVOKED;
        };
    }

    /** For people: the course in a sentence and its sessions, without a word that somebody has typed. */
    private Narrative narrative(Chart chart) {
        TreatmentPlan plan = chart.plan();
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        div.addTag("p")
                .addText("Prolotherapy for " + title(plan) + " (" + Codes.words(plan.severity()) + "): "
                        + Codes.words(plan.status()) + ".");
        XhtmlNode list = div.addTag("ul");
        for (TreatmentSession session : plan.sessions()) {
            list.addTag("li").addText(progress(session) + window(session));
        }
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }

    private static String window(TreatmentSession session) {
        LocalDate earliest = session.window().earliest();
        LocalDate latest = session.window().latest();
        return session.isOpen() ? " It may take place from " + earliest + " to " + latest + "." : "";
    }
}
