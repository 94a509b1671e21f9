package org.prolotherapy.outcome;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.Acts;
import org.prolotherapy.plan.Baseline;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.Now;
import org.prolotherapy.plan.Pain;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Protocols;
import org.prolotherapy.schedule.Schedule;

/** A course in words: what was planned, performed and assessed, and what that speaks for. */
final class Course {

    static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    static final ResponseSettings DEFAULTS = settings(Map.of());

    private static final ClinicCalendar WEEKDAYS = new ClinicCalendar(
            ZoneId.of("Europe/Istanbul"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
    private final Now now;

    private final TreatmentPlan plan;
    private final List<Assessment> assessments = new ArrayList<>();

    private final Knowledge knowledge;

    private Course(CourseRequest request, @Nullable Baseline baseline) {
        this(request, baseline, KNOWLEDGE);
    }

    private Course(CourseRequest request, @Nullable Baseline baseline, Knowledge knowledge) {
        this.knowledge = knowledge;
        this.now = Acts.at(Instant.EPOCH, WEEKDAYS, knowledge);
        NewPlan wanted = new NewPlan(
                new PatientReference("urn:example:ehr", "12345"),
                knowledge.condition("knee-osteoarthritis").orElseThrow(),
                Laterality.LEFT,
                request,
                knowledge.solution(request.protocol().solutions().get(0)).orElseThrow(),
                null,
                null,
                null,
                null,
                null,
                new ScreeningAnswers(false, false, false, List.of(), null, null, null, null, null, null),
                baseline,
                null,
                List.of(),
                null);
        plan = TreatmentPlan.create(
                wanted,
                Schedule.proposedFor(request, WEEKDAYS),
                SafetyReview.of(wanted.safetyCase(knowledge), knowledge),
                now);
    }

    /** The settings of a clinic that has set these, by name. */
    static ResponseSettings settings(Map<String, String> set) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(ResponseSettings.class);
        set.forEach((name, value) -> config.withDefaultValue("prolotherapy.response." + name, value));
        return config.build().getConfigMapping(ResponseSettings.class);
    }

    static Course of(String protocol, Severity severity, String startOn, @Nullable Integer baselinePain) {
        return new Course(
                request(protocol, severity, startOn, null),
                new Baseline(baselinePain == null ? null : new Pain(baselinePain, 0), 40, null));
    }

    /** Of a clinic's protocol. */
    static Course of(Protocol protocol, String startOn, @Nullable Integer baselinePain) {
        return new Course(
                new CourseRequest(protocol, Severity.MODERATE, LocalDate.parse(startOn), null, null),
                baselinePain == null ? null : new Baseline(new Pain(baselinePain, 0), null, List.of()),
                Protocols.knowing(protocol));
    }

    /** Of the protocol without a baseline. */
    static Course withoutBaseline(String protocol, Severity severity, String startOn) {
        return new Course(request(protocol, severity, startOn, null), null);
    }

    /** Of a number of sessions that was asked for. */
    static Course ofSessions(int count, String protocol, Severity severity, String startOn, int baselinePain) {
        return new Course(
                request(protocol, severity, startOn, count), new Baseline(new Pain(baselinePain, 0), null, null));
    }

    /** Performs the next sessions on these days. */
    Course performedOn(String... days) {
        for (String day : days) {
            perform(LocalDate.parse(day));
        }
        return this;
    }

    /** Performs so many sessions, each on its date. */
    Course performed(int sessions) {
        for (int i = 0; i < sessions; i++) {
            perform(next().date());
        }
        return this;
    }

    Course completed() {
        plan.complete("It is enough.", now);
        return this;
    }

    /** Assessed on a day, in no session. */
    Course assessed(String day, int pain) {
        return assessed(day, null, pain, null);
    }

    /** Assessments are given in the order of their days. */
    Course assessed(String day, @Nullable Integer session, int pain, @Nullable Integer function) {
        Instant at = LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        assessments.add(
                new Assessment(UUID.randomUUID(), plan.id(), session, at, new Pain(pain, 0), function, List.of(), at));
        return this;
    }

    /** Of the protocol, with scores at the baseline. */
    static Course withBaseline(Measurement... measures) {
        CourseRequest request = request("hypertonic-dextrose", Severity.MILD, "2026-01-06", null);
        return new Course(request, new Baseline(new Pain(7, 0), null, List.of(measures)));
    }

    /** Assessed on a day, in no session, with pain of 5 and these scores. */
    Course scored(String day, Measurement... measures) {
        Instant at = LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        assessments.add(
                new Assessment(UUID.randomUUID(), plan.id(), null, at, new Pain(5, 0), null, List.of(measures), at));
        return this;
    }

    Progress progress() {
        return new Progress(plan, assessments);
    }

    Recommendation on(String today) {
        return on(today, DEFAULTS);
    }

    Recommendation on(String today, ResponseSettings settings) {
        return Recommendation.of(progress(), settings, knowledge, WEEKDAYS, LocalDate.parse(today));
    }

    private static CourseRequest request(
            String protocol, Severity severity, String startOn, @Nullable Integer sessionCount) {
        Protocol known = KNOWLEDGE.protocol(protocol).orElseThrow();
        return new CourseRequest(known, severity, LocalDate.parse(startOn), sessionCount, null);
    }

    private void perform(LocalDate day) {
        Acts.change(plan, now, (it, then) -> it.course().perform(next(), day, "dr-demir", UUID.randomUUID(), then));
    }

    private TreatmentSession next() {
        return plan.sessions().stream()
                .filter(TreatmentSession::isOpen)
                .findFirst()
                .orElseThrow();
    }
}
