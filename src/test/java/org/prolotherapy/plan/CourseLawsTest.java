package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Lost;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;
import org.prolotherapy.schedule.SessionStatus;

/**
 * What holds of a course whatever happens to it: thousands of generated lives, in which sessions are performed early and
 * late, missed, booked, rescheduled and cancelled, courses held and planned anew, and days closed, in any order.
 */
class CourseLawsTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final int LIVES = 2_000;
    private static final int EVENTS = 14;

    @Test
    void holdInEveryLife() {
        Map<String, Integer> happened = new TreeMap<>();
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(seed, happened).live();
        }
        assertThat(happened.keySet())
                .contains("perform", "miss", "reschedule", "book", "cancel", "close", "hold", "replan");
        assertThat(happened.values()).allMatch(count -> count > 100);
    }

    /** One course from its start, with a clock of its own. */
    private static final class Life {

        private final Random random;
        private final int seed;
        private final Map<String, Integer> happened;
        private final Supplier<UUID> ids = UUID::randomUUID;
        private ClinicCalendar calendar =
                new ClinicCalendar(ZONE, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
        private LocalDate today = LocalDate.of(2027, 1, 4);
        private final TreatmentPlan plan;
        private final Map<Integer, Map<String, String>> performed = new HashMap<>();

        Life(int seed, Map<String, Integer> happened) {
            this.seed = seed;
            this.random = new Random(seed);
            this.happened = happened;
            List<Protocol> protocols = KNOWLEDGE.currentProtocols();
            Protocol protocol = protocols.get(random.nextInt(protocols.size()));
            today = today.plusDays(random.nextInt(500));
            CourseRequest request = new CourseRequest(protocol, anySeverity(), today, null, null);
            NewPlan wanted = new NewPlan(
                    new PatientReference("urn:example:ehr", "1"),
                    KNOWLEDGE.condition("knee-osteoarthritis").orElseThrow(),
                    Laterality.LEFT,
                    request,
                    KNOWLEDGE.solution(protocol.solutions().get(0)).orElseThrow(),
                    null,
                    null,
                    null,
                    new BigDecimal("70"),
                    null,
                    new ScreeningAnswers(false, false, false, List.of(), null, null, null, null, null, null),
                    null,
                    null,
                    List.of(),
                    null);
            plan = TreatmentPlan.create(
                    wanted,
                    Schedule.proposedFor(request, calendar),
                    SafetyReview.of(wanted.safetyCase(KNOWLEDGE), KNOWLEDGE),
                    now());
        }

        void live() {
            PlanSnapshot first = PlanSnapshot.of(plan);
            List<List<Change>> revisions = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                PlanSnapshot before = PlanSnapshot.of(plan);
                String what = somethingHappens();
                revisions.add(before.changesTo(PlanSnapshot.of(plan)));
                lawsHold(what);
                today = today.plusDays(random.nextInt(12));
            }
            PlanSnapshot replayed = first;
            for (List<Change> changes : revisions) {
                replayed = applied(replayed, changes);
            }
            check(replayed.equals(PlanSnapshot.of(plan)), "the revisions applied to the first schedule give the last");
        }

        private String somethingHappens() {
            int live = liveCount();
            int lost = lost();
            String what = "nothing";
            try {
                what = switch (random.nextInt(9)) {
                    case 0, 1, 2 -> perform();
                    case 3 -> miss();
                    case 4 -> reschedule();
                    case 5 -> book();
                    case 6 -> close();
                    case 7 -> random.nextInt(4) == 0 ? cancelSession() : holdAndResume();
                    default -> replan();
                };
            } catch (Problem | ScheduleNotFeasible refused) {
                what = "refused";
            }
            happened.merge(what, 1, Integer::sum);
            if (what.equals("reschedule")) {
                check(liveCount() >= live, "a reschedule loses no session");
            }
            if (List.of("perform", "miss", "reschedule", "book", "close", "hold")
                    .contains(what)) {
                check(liveCount() + lost() == live + lost, "the number of live sessions holds, or the loss is said");
            }
            return what;
        }

        private String perform() {
            TreatmentSession session = next();
            LocalDate on = today;
            LocalDate last = plan.sessions().stream()
                    .flatMap(other -> other.performedOn().stream())
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
            if (session.date().isAfter(today.plusDays(10)) || !on.isAfter(last)) {
                return "nothing";
            }
            plan.course().perform(session, on, "dr-demir", UUID.randomUUID(), now());
            derive();
            performed.put(session.number(), fields(session));
            return "perform";
        }

        private String miss() {
            TreatmentSession session = next();
            plan.course().miss(session, now());
            derive();
            return "miss";
        }

        private String reschedule() {
            List<TreatmentSession> open = open();
            TreatmentSession session = open.get(random.nextInt(open.size()));
            LocalDate day = session.date().plusDays(random.nextInt(20) - 6);
            RescheduleScope scope = random.nextBoolean() ? RescheduleScope.THIS : RescheduleScope.THIS_AND_FOLLOWING;
            Booking booking = session.booking().map(old -> bookingOn(day)).orElse(null);
            if (!new Rescheduling(session, day, scope, KNOWLEDGE, calendar, today)
                    .obstacles()
                    .isEmpty()) {
                return "nothing";
            }
            plan.course().reschedule(session, day, booking, scope, now());
            check(session.date().equals(day), "a rescheduled session is on its day");
            return "reschedule";
        }

        private String book() {
            List<TreatmentSession> open = open();
            TreatmentSession session = open.get(random.nextInt(open.size()));
            LocalDate day = calendar.firstWorkingDayFrom(session.target());
            if (!session.window().contains(day)) {
                return "nothing";
            }
            plan.course().book(session, bookingOn(day), "dr-demir", now());
            derive();
            check(session.status() == SessionStatus.BOOKED, "a booking inside the window stays");
            return "book";
        }

        private String close() {
            LocalDate from = today.plusDays(random.nextInt(40));
            calendar = calendar.closedOn(
                    from.datesUntil(from.plusDays(1 + random.nextInt(4))).toList());
            derive();
            return "close";
        }

        private String cancelSession() {
            plan.course().cancelSession(next(), now());
            derive();
            return "cancel";
        }

        private String holdAndResume() {
            plan.hold("away", now());
            today = today.plusDays(random.nextInt(30));
            plan.resume("back", null, now());
            derive();
            return "hold";
        }

        private String replan() {
            CourseRequest request = plan.courseRequest(KNOWLEDGE);
            CourseRequest other = new CourseRequest(
                    request.protocol(), anySeverity(), request.startOn(), null, request.requestedSpacingDays());
            plan.planAsProposed(plan.proposals(now()).of(other), now());
            return "replan";
        }

        private void lawsHold(String after) {
            LocalDate deadline = plan.course().schedule(KNOWLEDGE, ZONE).deadline();
            LocalDate previous = null;
            for (TreatmentSession session : plan.sessions()) {
                Map<String, String> kept = performed.get(session.number());
                if (kept != null) {
                    check(kept.equals(fields(session)), "nothing performed changes, after " + after);
                }
                if (session.isOpen()) {
                    check(session.window().contains(session.date()), "windows hold, after " + after);
                    check(calendar.isWorkingDay(session.date()), "no session is on a closed day, after " + after);
                    if (previous != null) {
                        check(!session.date().isAfter(deadline), "the cap holds, after " + after);
                    }
                }
                if (session.status().isLive()) {
                    check(previous == null || session.date().isAfter(previous), "sessions follow each other");
                    previous = session.date();
                }
            }
            PlanSnapshot once = PlanSnapshot.of(plan);
            derive();
            check(once.equals(PlanSnapshot.of(plan)), "deriving twice gives the same, after " + after);
        }

        private void derive() {
            plan.rederiveSchedule(now());
        }

        private List<TreatmentSession> open() {
            List<TreatmentSession> open =
                    plan.sessions().stream().filter(TreatmentSession::isOpen).toList();
            if (open.isEmpty()) {
                throw new ScheduleIsOver();
            }
            return open;
        }

        private TreatmentSession next() {
            return open().get(0);
        }

        private int lost() {
            Lost lost = plan.course().schedule(KNOWLEDGE, ZONE).lost();
            return lost == null ? 0 : lost.count();
        }

        private int liveCount() {
            return (int) plan.sessions().stream()
                    .filter(session -> session.status().isLive())
                    .count();
        }

        private Booking bookingOn(LocalDate day) {
            return Booking.at(day.atTime(LocalTime.of(10, 0)), ZONE, Duration.ofMinutes(60), null)
                    .orElseThrow();
        }

        private Severity anySeverity() {
            return List.of(Severity.MILD, Severity.MODERATE, Severity.SEVERE).get(random.nextInt(3));
        }

        private Now now() {
            return new Now(today.atTime(9, 0).toInstant(ZoneOffset.UTC), calendar, KNOWLEDGE, ids);
        }

        private static Map<String, String> fields(TreatmentSession session) {
            return PlanSnapshot.of(session.plan()).sessions().getOrDefault(session.number(), Map.of());
        }

        private void check(boolean holds, String law) {
            if (!holds) {
                throw new AssertionError(law + " (life " + seed + "): " + PlanSnapshot.of(plan));
            }
        }
    }

    /** There is nothing left that could happen to a session. */
    private static final class ScheduleIsOver extends Problem {

        private static final long serialVersionUID = 1L;

        ScheduleIsOver() {
            super(PlanProblem.SESSION_STATE, "the course is over");
        }
    }

    /** What a caller gets who replays a revision. */
    private static PlanSnapshot applied(PlanSnapshot before, List<Change> changes) {
        Map<String, String> plan = new HashMap<>(before.plan());
        Map<Integer, Map<String, String>> sessions = new TreeMap<>();
        before.sessions().forEach((number, fields) -> sessions.put(number, new HashMap<>(fields)));
        for (Change change : changes) {
            Map<String, String> fields = change.session() == null
                    ? plan
                    : sessions.computeIfAbsent(change.session(), number -> new HashMap<>());
            if (change.after() == null) {
                fields.remove(change.field());
            } else {
                fields.put(change.field(), change.after());
            }
        }
        sessions.values().removeIf(Map::isEmpty);
        return new PlanSnapshot(plan, sessions);
    }
}
