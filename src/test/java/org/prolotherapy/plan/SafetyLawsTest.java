package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.safety.AdverseEventReview;
import org.prolotherapy.safety.AdverseEventTriage;
import org.prolotherapy.safety.HoldDecision;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.SafetySettings;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.safety.Seriousness;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;

/**
 * What holds of a plan's safety whatever is done to it: thousands of generated lives, in which patients are screened, plans
 * corrected, planned anew, held and resumed, events reported and reviewed, in any order.
 */
class SafetyLawsTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final int LIVES = 3_000;
    private static final int ACTS = 25;

    @Test
    void holdInEveryLife() {
        Map<String, Integer> happened = new TreeMap<>();
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(seed, happened).live();
        }
        assertThat(happened)
                .containsOnlyKeys(
                        "screen",
                        "replan",
                        "correct",
                        "report",
                        "review",
                        "hold",
                        "resume",
                        "refused",
                        "activated",
                        "stopped",
                        "resumed after safety");
        assertThat(happened.values()).allMatch(count -> count > 100);
    }

    @Test
    void anActivePlanThatAHardRuleSpeaksAgainstGoesOnHoldWhateverIsDone() {
        TreatmentPlan plan = new Life(0, new TreeMap<>()).active();
        PlanDetails details = plan.details();
        PlanDetails tooStrong = new PlanDetails(
                null, details.weightKg(), null, "hypertonic-dextrose", new BigDecimal("100"), null, null, null);
        Now now = Acts.at(
                Instant.parse("2027-01-04T06:00:00Z"),
                new ClinicCalendar(ZONE, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of()),
                KNOWLEDGE);
        // As it is after an update that brings a rule which an earlier version did not know.
        plan.correct(tooStrong, now);
        assertThat(plan.status()).isEqualTo(PlanStatus.ACTIVE);
        Acts.change(plan, now, (it, moment) -> {});
        assertThat(plan.status()).isEqualTo(PlanStatus.ON_HOLD);
        assertThat(plan.life().holdCause()).isEqualTo(HoldCause.SAFETY);
    }

    private static final class Life {

        private final Random random;
        private final int seed;
        private final Map<String, Integer> happened;
        private final ClinicCalendar calendar =
                new ClinicCalendar(ZONE, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
        private final TreatmentPlan plan;
        private final List<AdverseEvent> events = new ArrayList<>();
        private final Set<UUID> reviewed = new HashSet<>();
        private Instant time = Instant.parse("2027-01-04T06:00:00Z");

        Life(int seed, Map<String, Integer> happened) {
            this.seed = seed;
            this.random = new Random(seed);
            this.happened = happened;
            this.plan = created();
        }

        private TreatmentPlan created() {
            while (true) {
                Protocol protocol = one(KNOWLEDGE.currentProtocols());
                CourseRequest course =
                        new CourseRequest(protocol, one(Severity.values()), LocalDate.of(2027, 1, 4), null, null);
                NewPlan wanted = new NewPlan(
                        new PatientReference("urn:example:ehr", "1"),
                        KNOWLEDGE.condition("knee-osteoarthritis").orElseThrow(),
                        Laterality.LEFT,
                        course,
                        solution(protocol),
                        concentration(),
                        lidocaine(),
                        null,
                        new BigDecimal("70"),
                        null,
                        random.nextBoolean() ? null : answers(),
                        null,
                        null,
                        List.of(),
                        null);
                SafetyReview review = SafetyReview.of(wanted.safetyCase(KNOWLEDGE), KNOWLEDGE);
                if (review.refusals().isEmpty()) {
                    return TreatmentPlan.create(wanted, Schedule.proposedFor(course, calendar), review, now());
                }
            }
        }

        /** The plan, once it is active. */
        TreatmentPlan active() {
            Acts.change(
                    plan,
                    now(),
                    (it, now) -> it.screened(
                            new ScreeningAnswers(false, false, false, List.of(), null, null, null, null, null, null),
                            now));
            return plan;
        }

        void live() {
            lawsHold("creation", plan.status(), null, Set.of());
            for (int act = 0; act < ACTS; act++) {
                PlanStatus before = plan.status();
                HoldCause cause = plan.life().holdCause();
                Set<UUID> open = unreviewed();
                String what;
                try {
                    what = somethingIsDone();
                } catch (Problem | ScheduleNotFeasible refused) {
                    what = "refused";
                    check(plan.status() == before, "a refusal changes nothing");
                }
                happened.merge(what, 1, Integer::sum);
                lawsHold(what, before, cause, open);
                time = time.plusSeconds(3_600L * random.nextInt(48));
            }
        }

        private String somethingIsDone() {
            return switch (random.nextInt(9)) {
                case 0, 1 -> done("screen", this::screen);
                case 2 -> done("replan", this::replan);
                case 3 -> done("correct", this::correct);
                case 4 -> done("report", this::report);
                case 5 -> done("review", this::review);
                case 6 -> done("hold", (plan, now) -> plan.hold("away", now));
                default -> done("resume", this::resume);
            };
        }

        private String done(String what, BiConsumer<TreatmentPlan, Now> deed) {
            Acts.change(plan, now(), deed::accept);
            return what;
        }

        private void screen(TreatmentPlan it, Now now) {
            it.screened(answers(), now);
        }

        private void replan(TreatmentPlan it, Now now) {
            CourseRequest before = it.courseRequest(KNOWLEDGE);
            Protocol protocol = random.nextBoolean() ? before.protocol() : one(KNOWLEDGE.currentProtocols());
            CourseRequest course = new CourseRequest(protocol, one(Severity.values()), before.startOn(), null, null);
            plan(it, course, details(solution(protocol)), now);
        }

        private void correct(TreatmentPlan it, Now now) {
            CourseRequest course = it.courseRequest(KNOWLEDGE);
            PlanDetails corrected = details(solution(course.protocol()));
            refuse(it.proposals(now).obstaclesTo(course, corrected));
            it.correct(corrected, now);
            it.activateIfSafe(now);
        }

        private void plan(TreatmentPlan it, CourseRequest course, PlanDetails details, Now now) {
            refuse(it.proposals(now).obstaclesTo(course, details));
            Schedule proposal = it.proposals(now).of(course);
            it.correct(details, now);
            it.planAsProposed(proposal, now);
            it.activateIfSafe(now);
        }

        private void refuse(List<Finding> obstacles) {
            PlanRefusal.ofPlanning(KNOWLEDGE).because(obstacles).check();
        }

        private void report(TreatmentPlan it, Now now) {
            AdverseEventReport report = new AdverseEventReport(
                    null,
                    null,
                    one(AdverseEventKind.values()),
                    random.nextInt(3) == 0 ? null : one(Seriousness.values()),
                    random.nextBoolean() ? null : one("lidocaine", "dextrose", "phenol", "latex"),
                    now.instant(),
                    random.nextInt(4) == 0 ? null : new BigDecimal(one("36.6", "38.0")),
                    random.nextInt(4) == 0 ? null : one(3, 7),
                    null);
            AdverseEvent event = new AdverseEvent(
                    now.newId(),
                    it.id(),
                    report,
                    AdverseEventTriage.of(report, null, 7, new Thresholds()),
                    now.instant());
            events.add(event);
            it.befell(event, "It happened.", now);
            boolean allergic = report.kind() == AdverseEventKind.ALLERGIC_REACTION;
            List<String> allergies = it.screening()
                    .map(screening -> screening.answers().allergies())
                    .orElse(null);
            if (allergic && report.suspected() != null && allergies != null) {
                check(allergies.contains(report.suspected()), "what is suspected is an allergy");
            }
        }

        private void review(TreatmentPlan it, Now now) {
            Optional<AdverseEvent> next = events.stream()
                    .filter(event -> !reviewed.contains(event.id()))
                    .findAny();
            if (next.isPresent()) {
                reviewed.add(next.get().id());
                it.reviewed(new AdverseEventReview(now.newId(), next.get(), "dr-demir", "Over.", now.instant()), now);
            }
        }

        private void resume(TreatmentPlan it, Now now) {
            it.resume("back", random.nextInt(3) == 0 ? null : "dr-demir", now);
        }

        private void lawsHold(String after, PlanStatus before, @Nullable HoldCause cause, Set<UUID> open) {
            SafetyReview review = plan.safetyReview(KNOWLEDGE);
            if (plan.status() == PlanStatus.ACTIVE) {
                check(review.refusals().isEmpty(), "no plan that a hard rule refuses is active, after " + after);
                check(unreviewed().isEmpty(), "no plan with an unreviewed event is active, after " + after);
            }
            if (plan.status() == PlanStatus.ACTIVE && before == PlanStatus.DRAFT) {
                happened.merge("activated", 1, Integer::sum);
                check(review.allowsTreatment(), "a draft becomes active only if nothing speaks against it");
            }
            if (plan.status() == PlanStatus.ON_HOLD && before == PlanStatus.ACTIVE && !after.equals("hold")) {
                happened.merge("stopped", 1, Integer::sum);
                check(plan.life().holdCause() == HoldCause.SAFETY, "what stops by itself stops for safety");
                check(
                        after.equals("screen") || after.equals("report"),
                        "what is planned against a hard rule is refused and not held, as after " + after);
            }
            if (before == PlanStatus.ON_HOLD && cause == HoldCause.SAFETY && plan.status() != PlanStatus.ON_HOLD) {
                happened.merge("resumed after safety", 1, Integer::sum);
                check(after.equals("resume"), "a hold for safety ends by a resume alone, not by " + after);
                check(plan.life().resumedBy() != null, "a named clinician resumes after safety");
                check(open.isEmpty(), "every event that stopped the course is reviewed");
                check(review.allowsTreatment(), "nothing speaks against what is resumed");
            }
            check(
                    plan.status() == PlanStatus.ACTIVE
                            || plan.status() == PlanStatus.DRAFT
                            || plan.status() == PlanStatus.ON_HOLD,
                    "nobody has ended it");
            check(
                    plan.status() != PlanStatus.DRAFT || !review.allowsTreatment(),
                    "a draft that nothing speaks against is active, after " + after);
        }

        /** By what was reported and reviewed, and not by what the plan remembers. */
        private Set<UUID> unreviewed() {
            Set<UUID> open = new HashSet<>();
            events.stream()
                    .filter(event -> event.stopsCourse() && !reviewed.contains(event.id()))
                    .forEach(event -> open.add(event.id()));
            return open;
        }

        private ScreeningAnswers answers() {
            return new ScreeningAnswers(
                    unsafe(),
                    random.nextBoolean(),
                    unsafe(),
                    random.nextInt(8) == 0
                            ? null
                            : one(List.of(List.of(), List.of(), List.of("Lignocaine"), List.of("phenol"))),
                    null,
                    random.nextInt(3) == 0
                            ? new HoldDecision("dr-aydin", "warfarin", null, one(2, 3, 5), time.minusSeconds(60))
                            : null,
                    null,
                    null,
                    null,
                    null);
        }

        /** No more often than not. */
        private @Nullable Boolean unsafe() {
            return switch (random.nextInt(12)) {
                case 0 -> true;
                case 1 -> null;
                default -> false;
            };
        }

        private PlanDetails details(Solution solution) {
            return new PlanDetails(
                    null, new BigDecimal("70"), null, solution.code(), concentration(), lidocaine(), null, null);
        }

        /** Of the protocol, or any. */
        private Solution solution(Protocol protocol) {
            return random.nextInt(5) == 0
                    ? one(KNOWLEDGE.solutions())
                    : KNOWLEDGE.solution(one(protocol.solutions())).orElseThrow();
        }

        private @Nullable BigDecimal concentration() {
            return random.nextInt(3) == 0 ? null : new BigDecimal(one("15", "2", "15", "100"));
        }

        private @Nullable BigDecimal lidocaine() {
            return random.nextInt(3) == 0 ? null : new BigDecimal(one("0", "50", "301"));
        }

        private Now now() {
            return Acts.at(time, calendar, KNOWLEDGE);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        @SafeVarargs
        private <T> T one(T... of) {
            return of[random.nextInt(of.length)];
        }

        private void check(boolean holds, String law) {
            if (!holds) {
                throw new AssertionError(
                        law + " (life " + seed + "): " + PlanSnapshot.of(plan) + " " + plan.safetyReview(KNOWLEDGE));
            }
        }
    }

    private record Thresholds() implements SafetySettings {

        @Override
        public BigDecimal feverCelsius() {
            return new BigDecimal("38.0");
        }

        @Override
        public int severePain() {
            return 7;
        }

        @Override
        public Seriousness stoppingSeriousness() {
            return Seriousness.SEVERE;
        }

        @Override
        public BigDecimal usualInjectionMl() {
            return BigDecimal.TEN;
        }

        @Override
        public BigDecimal usualSessionMl() {
            return new BigDecimal("60");
        }
    }
}
