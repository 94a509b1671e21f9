package org.prolotherapy.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.OpeningHours;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.schedule.Window;

/**
 * Decides which slots can be booked. Availability and booking ask the same object, so that whatever is offered can be
 * booked.
 */
public final class Bookability {

    private static final int SLOT_MINUTES = 30;

    private final ClinicProfile clinic;
    private final @Nullable Window window;
    private final @Nullable PatientReference patient;
    private final Instant now;

    private final Set<String> performers;
    private final Map<String, Busy> busyPerformers = new HashMap<>();
    private final Map<String, Busy> busyRooms = new HashMap<>();
    private final Busy busyPatient = new Busy();

    /**
     * What can be booked beside what is.
     *
     * @param clinic whose hours, performers and rooms count
     * @param taken the visits that are booked already
     * @param window the dates on which the session may happen; null if any will do
     * @param patient who comes; null if anyone will do
     * @param now no visit starts before or at this instant
     */
    public Bookability(
            ClinicProfile clinic,
            List<Taken> taken,
            @Nullable Window window,
            @Nullable PatientReference patient,
            Instant now) {
        this.clinic = clinic;
        this.window = window;
        this.patient = patient;
        this.now = now;
        this.performers = clinic.performers().stream().map(Performer::id).collect(Collectors.toSet());
        taken.forEach(this::take);
    }

    private void take(Taken visit) {
        busyPerformers.computeIfAbsent(visit.performer(), name -> new Busy()).during(visit.startsAt(), visit.endsAt());
        if (visit.room() != null) {
            busyRooms.computeIfAbsent(visit.room(), name -> new Busy()).during(visit.startsAt(), visit.endsAt());
        }
        if (visit.patient().equals(patient)) {
            busyPatient.during(visit.startsAt(), visit.endsAt());
        }
    }

    /** When someone or something is busy: visits of one never overlap, so that the last to start before a time tells. */
    private static final class Busy {

        private final NavigableMap<Instant, Instant> visits = new TreeMap<>();

        void during(Instant startsAt, Instant endsAt) {
            visits.merge(startsAt, endsAt, (one, other) -> one.isAfter(other) ? one : other);
        }

        boolean overlaps(Booking booking) {
            Map.Entry<Instant, Instant> last = visits.lowerEntry(booking.endsAt());
            return last != null && last.getValue().isAfter(booking.startsAt());
        }
    }

    /**
     * A visit that is booked already.
     *
     * @param startsAt inclusive
     * @param endsAt exclusive
     * @param performer who is busy with it
     * @param patient who comes
     */
    public record Taken(
            Instant startsAt,
            Instant endsAt,
            String performer,
            @Nullable String room,
            PatientReference patient) {}

    /**
     * A slot for one performer and, if one is named, one room.
     *
     * @param startsAt the clinic's local time
     */
    public record Slot(
            LocalDateTime startsAt,
            String performer,
            @Nullable String room) {}

    /** How long a visit takes. */
    public Duration visit() {
        return Duration.ofMinutes(clinic.visitMinutes());
    }

    /** The booking that a slot would be; empty if its local time does not exist. */
    public Optional<Booking> booking(Slot slot) {
        return Booking.at(slot.startsAt(), clinic.timeZone(), visit(), slot.room());
    }

    /** Every rule that stands against booking a slot; if none does, it can be booked. */
    public List<Finding> obstacles(Slot slot) {
        Optional<Booking> booking = booking(slot);
        return Stream.of(
                        startsOnTheHalfHour(slot),
                        dayIsInTheWindow(slot),
                        clinicWorksThatDay(slot),
                        visitFitsTheOpeningHours(slot),
                        localTimeExists(slot, booking),
                        timeIsStillToCome(booking),
                        performerIsQualified(slot),
                        roomIsTheClinics(slot),
                        performerAndRoomAreFree(slot, booking),
                        patientIsFree(booking))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The slots of a day that can be booked, by time; they are looked for as they are asked for. */
    public Stream<Slot> free(LocalDate day, List<String> wanted, @Nullable String room) {
        boolean possible =
                (window == null || window.contains(day)) && clinic.calendar().isWorkingDay(day);
        return possible
                ? clinic.hoursOn(day.getDayOfWeek()).stream()
                        .flatMap(hours -> hours.starts(SLOT_MINUTES, clinic.visitMinutes()).stream())
                        .flatMap(time -> freeAt(day.atTime(time), wanted, room))
                : Stream.empty();
    }

    private Stream<Slot> freeAt(LocalDateTime time, List<String> wanted, @Nullable String room) {
        Optional<Booking> booking = Booking.at(time, clinic.timeZone(), visit(), room);
        boolean possible = booking.isPresent()
                && booking.get().startsAt().isAfter(now)
                && (room == null || clinic.rooms().contains(room))
                && !busy(busyRooms, room, booking.get())
                && !busyPatient.overlaps(booking.get());
        return possible
                ? wanted.stream()
                        .filter(performer ->
                                performers.contains(performer) && !busy(busyPerformers, performer, booking.get()))
                        .map(performer -> new Slot(time, performer, room))
                : Stream.empty();
    }

    private static boolean busy(Map<String, Busy> all, @Nullable String name, Booking booking) {
        Busy one = name == null ? null : all.get(name);
        return one != null && one.overlaps(booking);
    }

    /** Visits start when the clinic opens, also after a break, and each half hour from then on. */
    private Optional<Finding> startsOnTheHalfHour(Slot slot) {
        LocalTime time = slot.startsAt().toLocalTime();
        List<OpeningHours> hours = clinic.hoursOn(slot.startsAt().getDayOfWeek());
        Optional<OpeningHours> open =
                hours.stream().filter(span -> span.include(time)).findFirst();
        boolean onIt;
        if (open.isPresent()) {
            onIt = open.get().isStep(time, SLOT_MINUTES);
        } else if (hours.isEmpty()) {
            onIt = time.toNanoOfDay() % Duration.ofMinutes(SLOT_MINUTES).toNanos() == 0;
        } else {
            onIt = hours.stream().anyMatch(span -> span.isStep(time, SLOT_MINUTES));
        }
        return found(!onIt, RuleId.SLOTS_ON_THE_HALF_HOUR, null);
    }

    /** The day lies in the session's window. */
    private Optional<Finding> dayIsInTheWindow(Slot slot) {
        return found(
                window != null && !window.contains(slot.startsAt().toLocalDate()),
                RuleId.BOOKING_IN_WINDOW,
                window == null ? null : Phrase.ITS_WINDOW.of(window.earliest(), window.latest()));
    }

    /** The clinic works on that day. */
    private Optional<Finding> clinicWorksThatDay(Slot slot) {
        LocalDate day = slot.startsAt().toLocalDate();
        return found(!clinic.calendar().isWorkingDay(day), RuleId.WORKING_DAYS, Phrase.CLOSED_ON.of(day));
    }

    /** The visit starts and ends within the opening hours, and no break is in it. */
    private Optional<Finding> visitFitsTheOpeningHours(Slot slot) {
        LocalTime time = slot.startsAt().toLocalTime();
        List<OpeningHours> hours = clinic.hoursOn(slot.startsAt().getDayOfWeek());
        return found(
                !hours.isEmpty() && hours.stream().noneMatch(span -> span.allow(time, clinic.visitMinutes())),
                RuleId.OPENING_HOURS,
                Phrase.OPEN_HOURS.of(
                        hours.stream()
                                .map(open -> Phrase.HOURS.of(open.opens(), open.closing()))
                                .toList(),
                        clinic.visitMinutes()));
    }

    /** The clinic's clocks show that time. */
    private Optional<Finding> localTimeExists(Slot slot, Optional<Booking> booking) {
        return found(
                booking.isEmpty(),
                RuleId.LOCAL_TIME_EXISTS,
                Phrase.NO_SUCH_TIME.of(clinic.timeZone(), slot.startsAt()));
    }

    /** The time is still to come. */
    private Optional<Finding> timeIsStillToCome(Optional<Booking> booking) {
        return found(booking.isPresent() && !booking.get().startsAt().isAfter(now), RuleId.BOOKING_AHEAD, null);
    }

    /** The performer is one whom the clinic has named with a qualification. */
    private Optional<Finding> performerIsQualified(Slot slot) {
        return found(
                !performers.contains(slot.performer()), RuleId.PERFORMER_QUALIFICATION, Phrase.PERFORMER_UNKNOWN.of());
    }

    /** The room, if one is named, is one of the clinic's. */
    private Optional<Finding> roomIsTheClinics(Slot slot) {
        return found(
                slot.room() != null && !clinic.rooms().contains(slot.room()),
                RuleId.ROOM_OF_CLINIC,
                Phrase.ROOM_UNKNOWN.of());
    }

    /** Neither the performer nor the room has another visit at that time. */
    private Optional<Finding> performerAndRoomAreFree(Slot slot, Optional<Booking> booking) {
        return found(
                booking.isPresent()
                        && (busy(busyPerformers, slot.performer(), booking.get())
                                || busy(busyRooms, slot.room(), booking.get())),
                RuleId.SLOT_IS_FREE,
                Phrase.ANOTHER_VISIT.of());
    }

    /** The patient has no other visit at that time, under whichever plan. */
    private Optional<Finding> patientIsFree(Optional<Booking> booking) {
        return found(
                booking.isPresent() && busyPatient.overlaps(booking.get()),
                RuleId.PATIENT_IS_FREE,
                Phrase.ANOTHER_VISIT_OF_PATIENT.of());
    }

    private static Optional<Finding> found(boolean broken, RuleId rule, @Nullable Saying detail) {
        return broken ? Optional.of(new Finding(rule, detail)) : Optional.empty();
    }
}
