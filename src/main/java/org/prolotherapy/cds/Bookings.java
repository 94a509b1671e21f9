package org.prolotherapy.cds;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.cds.Card.Indicator;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.safety.SafetyReview;

/** What whoever books an appointment for a session should know of it. */
@Singleton
class Bookings implements CdsService {

    private static final String PROPOSED = "appointments";

    /** A session as FHIR knows it here: the plan's id and the number. */
    private static final Pattern SESSION = Pattern.compile(
            "(?:.*/)?ServiceRequest/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([0-9]{1,3})");

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final CdsClients clients;

    Bookings(Knowledge knowledge, Clinic clinic, CdsClients clients) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.clients = clients;
    }

    @Override
    public String id() {
        return "prolotherapy-appointments";
    }

    @Override
    public String hook() {
        return "appointment-book";
    }

    @Override
    public String title() {
        return "Prolotherapy: whether a session can be then";
    }

    @Override
    public String description() {
        return "Of appointments that are based on a ServiceRequest of this service, says if the day is outside the session's"
                + " window or closed, or if something has to be done before a session is booked.";
    }

    @Override
    public List<Card> cards(Question question, List<TreatmentPlan> plans) {
        List<Card> cards = new ArrayList<>();
        List<JsonNode> appointments = question.resources(PROPOSED);
        for (int i = 0; i < appointments.size(); i++) {
            String field = "/context/" + PROPOSED + "/entry/" + i + "/resource";
            for (JsonNode reference : appointments.get(i).path("basedOn")) {
                Matcher session = SESSION.matcher(reference.path("reference").asText());
                if (session.matches()) {
                    card(found(session, plans, field), start(appointments.get(i), field))
                            .ifPresent(cards::add);
                }
            }
        }
        return cards;
    }

    private static TreatmentSession found(Matcher named, List<TreatmentPlan> plans, String field) {
        UUID plan = UUID.fromString(named.group(1));
        int number = Integer.parseInt(named.group(2));
        return plans.stream()
                .filter(each -> each.id().equals(plan))
                .flatMap(each -> each.course().find(number).stream())
                .findFirst()
                .orElseThrow(() -> Question.notEvaluated(
                        field + "/basedOn", "must be a session of a course of this patient that goes on"));
    }

    private static Instant start(JsonNode appointment, String field) {
        try {
            return OffsetDateTime.parse(appointment.path("start").asText()).toInstant();
        } catch (DateTimeException none) {
            throw Question.notEvaluated(field + "/start", "must be an instant");
        }
    }

    private Optional<Card> card(TreatmentSession session, Instant start) {
        TreatmentPlan plan = session.plan();
        LocalDate day = clinic.dateOf(start);
        List<String> against = new ArrayList<>();
        if (!session.isOpen()) {
            against.add("The session is not to come any more.");
        } else if (!session.window().contains(day)) {
            against.add("It may take place from " + session.window().earliest() + " to "
                    + session.window().latest() + ".");
        }
        if (!clinic.calendar().isWorkingDay(day)) {
            against.add("The clinic is closed on " + day + ".");
        }
        if (plan.status() == PlanStatus.ON_HOLD) {
            against.add("The course is on hold.");
        }
        List<String> gates = new ArrayList<>();
        knowledge.explain(plan.safetyReview(knowledge).obstacles()).forEach(each -> gates.add(each.statement()));
        knowledge
                .explain(SafetyReview.gates(plan.safetyCase(knowledge), start))
                .forEach(each -> gates.add(each.statement()));
        gates.stream().distinct().forEach(against::add);
        return against.isEmpty()
                ? Optional.empty()
                : Optional.of(Card.of(
                        Indicator.WARNING,
                        "Session " + session.number() + " of prolotherapy cannot be booked on " + day,
                        "- " + String.join("\n- ", against),
                        clients.base()));
    }
}
