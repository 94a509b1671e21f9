package org.prolotherapy.cds;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prolotherapy.cds.Card.Indicator;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.HoldCause;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Timing;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;

/** What whoever opens a patient's chart should know of the courses. */
@Singleton
class Overview implements CdsService {

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final CdsClients clients;

    Overview(Knowledge knowledge, Clinic clinic, CdsClients clients) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.clients = clients;
    }

    @Override
    public String id() {
        return "prolotherapy-overview";
    }

    @Override
    public String hook() {
        return "patient-view";
    }

    @Override
    public String title() {
        return "Prolotherapy: what is to be known";
    }

    @Override
    public String description() {
        return "Says if a course is on hold for safety, a session is overdue, a medication hold is running or consent is"
                + " outstanding.";
    }

    @Override
    public List<Card> cards(Question question, List<TreatmentPlan> plans) {
        return plans.stream()
                .flatMap(plan -> Stream.of(safetyHold(plan), overdue(plan), runningHold(plan), consent(plan)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Card> safetyHold(TreatmentPlan plan) {
        return Optional.ofNullable(plan.life().holdCause())
                .filter(cause -> cause == HoldCause.SAFETY)
                .map(cause -> card(
                        Indicator.CRITICAL,
                        "Prolotherapy is on hold for safety",
                        "The course of **" + condition(plan)
                                + "** was stopped for safety. No session takes place until a"
                                + " named clinician resumes it."));
    }

    private Optional<Card> overdue(TreatmentPlan plan) {
        return active(plan)
                .filter(session -> session.timingOn(clinic.today())
                        .filter(timing -> timing == Timing.OVERDUE)
                        .isPresent())
                .findFirst()
                .map(session -> card(
                        Indicator.WARNING,
                        "Session " + session.number() + " of prolotherapy is overdue",
                        "In the course of **" + condition(plan) + "** session " + session.number()
                                + " was to take place by " + session.window().latest()
                                + ", and is neither recorded nor marked as missed."));
    }

    private Optional<Card> runningHold(TreatmentPlan plan) {
        LocalDate today = clinic.today();
        return active(plan)
                .flatMap(session -> Holds.of(session, knowledge, clinic.timeZone()).stream())
                .filter(hold -> hold.covers(today))
                .findFirst()
                .map(hold -> card(
                        Indicator.INFO,
                        "Medication hold before prolotherapy until " + hold.to(),
                        "From " + hold.from() + " to " + hold.to() + ", before session " + hold.session()
                                + " of the course of **"
                                + condition(plan)
                                + "**, the course is planned without anti-inflammatories and anticoagulants."
                                + " What is to be done is for the prescriber."));
    }

    private Optional<Card> consent(TreatmentPlan plan) {
        return plan.safety().consentedAt() != null
                ? Optional.empty()
                : Optional.of(card(
                        Indicator.INFO,
                        "Consent to prolotherapy is outstanding",
                        "No consent is recorded for the course of **" + condition(plan) + "**."));
    }

    private static Stream<TreatmentSession> active(TreatmentPlan plan) {
        return plan.status() == PlanStatus.ACTIVE
                ? plan.sessions().stream().filter(TreatmentSession::isOpen)
                : Stream.empty();
    }

    private String condition(TreatmentPlan plan) {
        return plan.treated().condition(knowledge).display();
    }

    private Card card(Indicator indicator, String summary, String detail) {
        return Card.of(indicator, summary, detail, clients.base());
    }
}
