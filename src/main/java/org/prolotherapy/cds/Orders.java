package org.prolotherapy.cds;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.cds.Card.Indicator;
import org.prolotherapy.cds.Holds.Hold;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;

/** What whoever orders a drug should know of the courses that it meets. */
@Singleton
class Orders implements CdsService {

    private static final String DRAFTS = "draftOrders";

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final CdsClients clients;

    Orders(Knowledge knowledge, Clinic clinic, CdsClients clients) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.clients = clients;
    }

    /**
     * A drug that is ordered.
     *
     * @param uncertain whether it may be of other classes too, which its codes do not tell
     * @param last the last day on which it is taken, inclusive; null if the order does not say
     */
    private record Order(
            Set<DrugClass> classes,
            boolean uncertain,
            LocalDate first,
            @Nullable LocalDate last) {}

    @Override
    public String id() {
        return "prolotherapy-orders";
    }

    @Override
    public String hook() {
        return "order-sign";
    }

    @Override
    public String title() {
        return "Prolotherapy: drugs that meet a course";
    }

    @Override
    public String description() {
        return "Says if an anti-inflammatory, an anticoagulant, an antiplatelet drug or a corticosteroid that is ordered meets the"
                + " medication hold of a course, or the course. Drugs are known by their ATC codes.";
    }

    @Override
    public List<Card> cards(Question question, List<TreatmentPlan> plans) {
        List<JsonNode> drafts = question.resources(DRAFTS);
        if (plans.isEmpty()) {
            return List.of();
        }
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).path("resourceType").asText().equals("MedicationRequest")) {
                orders.add(order(drafts.get(i), drafts, "/context/" + DRAFTS + "/entry/" + i + "/resource"));
            }
        }
        return plans.stream()
                .flatMap(plan -> orders.stream()
                        .flatMap(order -> Stream.of(held(order, plan), maybeHeld(order, plan), steroid(order, plan))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Order order(JsonNode draft, List<JsonNode> drafts, String field) {
        Set<DrugClass> classes = EnumSet.noneOf(DrugClass.class);
        List<String> codes = Question.stream(concept(draft, drafts).path("coding"))
                .filter(coding -> coding.path("system").asText().equals(DrugClasses.SYSTEM))
                .map(coding -> coding.path("code").asText())
                .filter(DrugClasses::isCode)
                .toList();
        if (codes.isEmpty()) {
            throw Question.notEvaluated(
                    field + "/medicationCodeableConcept", "must have an ATC code ({system})", DrugClasses.SYSTEM);
        }
        codes.forEach(code -> classes.addAll(DrugClasses.of(code)));
        // With a second code the ingredients are told.
        boolean uncertain = codes.stream().allMatch(DrugClasses::mayHoldOthers);
        return period(draft, classes, uncertain, field);
    }

    /** The concept of the drug, of its own or of the medication that it refers to, contained or beside it. */
    private static JsonNode concept(JsonNode draft, List<JsonNode> drafts) {
        String reference = draft.path("medicationReference").path("reference").asText();
        if (reference.isEmpty()) {
            return draft.path("medicationCodeableConcept");
        }
        return Stream.concat(Question.stream(draft.path("contained")), drafts.stream())
                .filter(each -> each.path("resourceType").asText().equals("Medication"))
                .filter(each -> reference.equals("#" + each.path("id").asText())
                        || reference.equals("Medication/" + each.path("id").asText()))
                .findFirst()
                .map(each -> each.path("code"))
                .orElse(draft.path("medicationCodeableConcept"));
    }

    /** From its first day to its last; what has no beginning begins today, and what has no end does not end. */
    private Order period(JsonNode draft, Set<DrugClass> classes, boolean uncertain, String field) {
        List<LocalDate> starts = new ArrayList<>();
        List<LocalDate> ends = new ArrayList<>();
        boolean endless = draft.path("dosageInstruction").isEmpty();
        for (JsonNode dosage : draft.path("dosageInstruction")) {
            JsonNode bounds = dosage.path("timing").path("repeat").path("boundsPeriod");
            day(bounds.path("start"), false, field).ifPresent(starts::add);
            Optional<LocalDate> end = day(bounds.path("end"), true, field);
            end.ifPresent(ends::add);
            endless |= end.isEmpty();
        }
        LocalDate first = starts.stream().min(Comparator.naturalOrder()).orElse(clinic.today());
        return new Order(
                classes,
                uncertain,
                first,
                endless ? null : ends.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    /** The day of a date of FHIR at the clinic: of one that leaves out its day or its month, the first or the last that it can be. */
    private Optional<LocalDate> day(JsonNode date, boolean last, String field) {
        if (!date.isTextual()) {
            return Optional.empty();
        }
        String text = date.asText();
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 ->
                            last
                                    ? Year.parse(text).atMonth(12).atEndOfMonth()
                                    : Year.parse(text).atDay(1);
                        case 7 ->
                            last
                                    ? YearMonth.parse(text).atEndOfMonth()
                                    : YearMonth.parse(text).atDay(1);
                        case 10 -> LocalDate.parse(text);
                        default -> clinic.dateOf(OffsetDateTime.parse(text).toInstant());
                    });
        } catch (DateTimeException unreadable) {
            throw Question.notEvaluated(
                    field + "/dosageInstruction", "must have dates as FHIR has them in timing.repeat.boundsPeriod");
        }
    }

    private Optional<Card> held(Order order, TreatmentPlan plan) {
        return holds(order, plan)
                .filter(hold -> isOf(hold, order))
                .findFirst()
                .map(hold -> Card.of(
                        Indicator.WARNING,
                        "This drug meets the medication hold of prolotherapy from " + hold.from() + " to " + hold.to(),
                        planned(hold, plan) + " What is to be done is for the prescriber.",
                        clients.base()));
    }

    /** Saying nothing would read as if it were safe. */
    private Optional<Card> maybeHeld(Order order, TreatmentPlan plan) {
        List<Hold> holds = holds(order, plan).toList();
        return order.uncertain() && holds.stream().noneMatch(hold -> isOf(hold, order))
                ? holds.stream()
                        .findFirst()
                        .map(hold -> Card.of(
                                Indicator.WARNING,
                                "What this combination holds may meet the medication hold of prolotherapy",
                                planned(hold, plan)
                                        + " Whether the combination holds one cannot be told from its code: look at its"
                                        + " ingredients, or send their ATC codes too.",
                                clients.base()))
                : Optional.empty();
    }

    private Stream<Hold> holds(Order order, TreatmentPlan plan) {
        return plan.sessions().stream()
                .filter(TreatmentSession::isOpen)
                .flatMap(session -> Holds.of(session, knowledge, clinic.timeZone()).stream())
                .filter(hold -> hold.meets(order.first(), order.last()));
    }

    private static boolean isOf(Hold hold, Order order) {
        return hold.classes().stream().anyMatch(order.classes()::contains);
    }

    private String planned(Hold hold, TreatmentPlan plan) {
        return "Session " + hold.session() + " of the course of **" + condition(plan) + "** is planned without "
                + classes(hold) + " from " + hold.from() + " to " + hold.to() + ".";
    }

    private static String classes(Hold hold) {
        return hold.classes().stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .collect(joining(" or "))
                + " drugs";
    }

    private Optional<Card> steroid(Order order, TreatmentPlan plan) {
        List<LocalDate> open = plan.sessions().stream()
                .filter(TreatmentSession::isOpen)
                .map(TreatmentSession::date)
                .toList();
        boolean meets = order.classes().contains(DrugClass.CORTICOSTEROID)
                && !open.isEmpty()
                && !order.first().isAfter(open.get(open.size() - 1))
                && (order.last() == null || !order.last().isBefore(plan.startOn()));
        return meets
                ? Optional.of(Card.of(
                        Indicator.WARNING,
                        "This corticosteroid meets a course of prolotherapy",
                        "The course of **" + condition(plan) + "** goes on until " + open.get(open.size() - 1)
                                + ". Whether the two go together is for the prescriber and whoever treats.",
                        clients.base()))
                : Optional.empty();
    }

    private String condition(TreatmentPlan plan) {
        return plan.treated().condition(knowledge).display();
    }
}
