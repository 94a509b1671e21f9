package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.DateCriterion;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;

/** Booked sessions as appointments. A session without a booking has no time, and is none. */
@Singleton
public class Appointments implements PlanResources<Appointment> {

    static final String TYPE = "Appointment";

    private final Subjects subjects;

    Appointments(Subjects subjects) {
        this.subjects = subjects;
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
        return Set.of();
    }

    @Override
    public List<SearchParameter<Appointment>> parameters() {
        return List.of(
                SearchParameter.code(
                        "status", appointment -> appointment.getStatus().toCode()),
                SearchParameter.<Appointment>date(
                                "date", (appointment, zone) -> Span.of(appointment.getStartElement(), zone))
                        .narrowing((plans, asked, zone) -> {
                            List<DateCriterion> criteria = asked.dates(zone);
                            return criteria.size() != 1
                                    ? plans
                                    : plans.booked(
                                            criteria.get(0).notBefore().orElse(Instant.EPOCH),
                                            criteria.get(0).notAfter().orElse(Instant.parse("2999-12-31T00:00:00Z")));
                        }),
                SearchParameter.<Appointment>reference(
                                "based-on",
                                Set.of(ServiceRequests.TYPE),
                                appointment -> appointment.getBasedOn().stream())
                        .toPlans(),
                SearchParameter.reference(
                        "actor",
                        Set.of(),
                        appointment ->
                                appointment.getParticipant().stream().map(AppointmentParticipantComponent::getActor)));
    }

    @Override
    public Stream<Appointment> of(Chart chart) {
        return chart.plan().sessions().stream()
                .flatMap(session -> session
                        .booking()
                        .flatMap(booking -> status(session.status()).map(status -> of(chart, session, booking, status)))
                        .stream());
    }

    private Appointment of(Chart chart, TreatmentSession session, Booking booking, AppointmentStatus status) {
        TreatmentPlan plan = chart.plan();
        Appointment appointment = new Appointment();
        appointment.setId(Ids.of(plan, session.number()));
        appointment.setMeta(Ids.meta(chart));
        appointment.setStatus(status);
        appointment.setStartElement(Dates.instant(booking.startsAt(), chart.zone()));
        appointment.setEndElement(Dates.instant(booking.endsAt(), chart.zone()));
        appointment.setMinutesDuration(Math.toIntExact(
                Duration.between(booking.startsAt(), booking.endsAt()).toMinutes()));
        appointment.addBasedOn(ServiceRequests.reference(plan, session.number()));
        appointment.addReasonReference(Ids.reference(Conditions.TYPE, Ids.of(plan)));
        appointment.addParticipant(accepted(subjects.of(plan.patient())));
        session.performer().ifPresent(performer -> appointment.addParticipant(accepted(Ids.named(performer))));
        if (booking.room() != null) {
            Reference room = Ids.named(booking.room());
            room.setType("Location");
            appointment.addParticipant(accepted(room));
        }
        return appointment;
    }

    private static AppointmentParticipantComponent accepted(Reference actor) {
        return new AppointmentParticipantComponent().setActor(actor).setStatus(ParticipationStatus.ACCEPTED);
    }

    /** A session that is to be planned anew has given its booking up. */
    private static Optional<AppointmentStatus> status(SessionStatus status) {
        return switch (status) {
            case PLANNED -> Optional.empty();
            case BOOKED -> Optional.of(AppointmentStatus.BOOKED);
            case PERFORMED -> Optional.of(AppointmentStatus.FULFILLED);
            case MISSED -> Optional.of(AppointmentStatus.NOSHOW);
            case CANCELLED -> Optional.of(AppointmentStatus.CANCELLED);
        };
    }
}
