package org.prolotherapy.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.plan.Pain;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.ClinicCalendar;

/** The rules by which a course's response is judged; the first that applies gives the recommendation. */
final class RecommendationRules {

    private final TreatmentPlan plan;
    private final ResponseSettings settings;
    private final Knowledge knowledge;
    private final ClinicCalendar calendar;
    private final LocalDate today;
    private final Protocol protocol;
    private final List<LocalDate> performed;
    private final int liveCount;
    private final boolean assessed;
    private final Optional<PainChange> change;
    private final List<Optional<Pain>> painBySession;

    RecommendationRules(
            Progress progress,
            ResponseSettings settings,
            Knowledge knowledge,
            ClinicCalendar calendar,
            LocalDate today) {
        this.plan = progress.plan();
        this.settings = settings;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.today = today;
        this.protocol = plan.protocol(knowledge);
        this.performed = plan.sessions().stream()
                .map(TreatmentSession::performedOn)
                .flatMap(Optional::stream)
                .toList();
        this.liveCount = plan.course().liveCount();
        this.assessed = progress.latest().isPresent();
        this.change = progress.latest().flatMap(progress::painChange);
        this.painBySession = plan.sessions().stream()
                .filter(session -> session.performedOn().isPresent())
                .map(session -> progress.latestOf(session).map(Assessment::pain))
                .toList();
    }

    Recommendation recommendation() {
        return itIsTooEarlyToJudge().orElseGet(this::judged);
    }

    private Recommendation judged() {
        Recommendation recommendation = firstThatApplies();
        return theStopRuleIsEvaluated().map(recommendation::knowing).orElse(recommendation);
    }

    private Recommendation firstThatApplies() {
        return anAdverseEventIsNotReviewed()
                .or(this::theProtocolEndsTheCourse)
                .or(this::theResponseIsUnknown)
                .or(this::thereIsNoImportantResponse)
                .or(this::hardlyAnyPainIsLeft)
                .or(this::oneMoreSessionIsPossible)
                .orElseGet(this::theCourseGoesOn);
    }

    /** Before three weeks after the first session, or before a few sessions, the course goes on. */
    private Optional<Recommendation> itIsTooEarlyToJudge() {
        int days = protocol.timings().improvementExpectedAfterDays();
        Optional<LocalDate> judgedFrom = performed.stream().findFirst().map(first -> first.plusDays(days));
        boolean afterThreeWeeks = judgedFrom.filter(day -> !today.isBefore(day)).isPresent();
        if (afterThreeWeeks && performed.size() >= settings.fewSessions()) {
            return Optional.empty();
        }
        return Optional.of(new Recommendation(
                NextStep.CONTINUE,
                List.of(new Finding(
                        RuleId.RESPONSE_TOO_EARLY,
                        judgedFrom
                                .map(day -> Phrase.TOO_EARLY.of(days, day, performed.size(), settings.fewSessions()))
                                .orElseGet(() -> Phrase.TOO_EARLY_WITHOUT_SESSION.of(
                                        performed.size(), settings.fewSessions()))))));
    }

    /** An adverse event that stopped the course is reviewed before anything else is judged. */
    private Optional<Recommendation> anAdverseEventIsNotReviewed() {
        return plan.safety().unreviewedEvents().stream()
                .findFirst()
                .map(event -> new Recommendation(
                        NextStep.PHYSICIAN_REVIEW,
                        List.of(new Finding(
                                RuleId.ADVERSE_EVENT_UNREVIEWED,
                                Phrase.TO_BE_REVIEWED.of(List.of(Phrase.EVENT.of(event.kind(), event.id())))))));
    }

    /** A protocol's own stop rule goes before what holds for all. */
    private Optional<Recommendation> theProtocolEndsTheCourse() {
        StopRule stop = protocol.stop();
        return stop == null
                ? Optional.empty()
                : change.flatMap(known -> new ProtocolsStop(stop, known, painBySession).recommendation());
    }

    /** What a protocol's stop rule looks at is known; else it has not been looked at, which is said. */
    private Optional<Finding> theStopRuleIsEvaluated() {
        StopRule stop = protocol.stop();
        if (stop == null) {
            return Optional.empty();
        }
        if (change.isEmpty()) {
            return notEvaluated(assessed ? Phrase.PAIN_AT_BASELINE.of() : Phrase.ANY_ASSESSMENT.of());
        }
        Integer several = stop.sessionsWithoutImprovement();
        boolean unknown = several != null
                && painBySession.size() >= several
                && painBySession.subList(painBySession.size() - several, painBySession.size()).stream()
                        .anyMatch(Optional::isEmpty);
        return unknown ? notEvaluated(Phrase.ASSESSMENTS_OF_LAST_SESSIONS.of(several)) : Optional.empty();
    }

    private static Optional<Finding> notEvaluated(Saying missing) {
        return Optional.of(Finding.notEvaluated(RuleId.PROTOCOL_STOPS, List.of(missing)));
    }

    /** Without a baseline or an assessment the response is unknown, and a physician reviews the course. */
    private Optional<Recommendation> theResponseIsUnknown() {
        if (change.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Recommendation(
                NextStep.PHYSICIAN_REVIEW,
                List.of(new Finding(
                        RuleId.RESPONSE_UNKNOWN,
                        assessed ? Phrase.NO_PAIN_AT_BASELINE.of() : Phrase.NO_ASSESSMENT.of()))));
    }

    /** Without a clinically important response a physician reviews the course. */
    private Optional<Recommendation> thereIsNoImportantResponse() {
        return change.filter(change -> !change.isImportant(settings))
                .map(change -> new Recommendation(
                        NextStep.PHYSICIAN_REVIEW,
                        List.of(response(change), Finding.of(RuleId.NO_IMPORTANT_RESPONSE))));
    }

    /** With hardly any pain left the course may be completed early. */
    private Optional<Recommendation> hardlyAnyPainIsLeft() {
        return change.filter(
                        change -> change.pain().score().compareTo(BigDecimal.valueOf(settings.hardlyAnyPain())) <= 0)
                .map(change -> new Recommendation(
                        NextStep.COMPLETE_EARLY,
                        List.of(
                                response(change),
                                new Finding(
                                        RuleId.COMPLETE_EARLY,
                                        Phrase.HARDLY_ANY_PAIN.of(change.pain().score(), settings.hardlyAnyPain())))));
    }

    /** A course that helps, is performed whole, is below its protocol's most and has room may get one more session. */
    private Optional<Recommendation> oneMoreSessionIsPossible() {
        return change.filter(change -> whyItIsNotExtended().isEmpty())
                .map(change -> new Recommendation(
                        NextStep.EXTEND,
                        List.of(
                                response(change),
                                new Finding(
                                        RuleId.EXTEND_BY_ONE,
                                        Phrase.ONE_MORE_FITS.of(liveCount, protocol.mostSessions())))));
    }

    /** Otherwise a course that helps goes on. */
    private Recommendation theCourseGoesOn() {
        return new Recommendation(
                NextStep.CONTINUE,
                List.of(
                        response(change.orElseThrow()),
                        new Finding(RuleId.CONTINUE_COURSE, whyItIsNotExtended().orElseThrow())));
    }

    private Optional<Saying> whyItIsNotExtended() {
        if (performed.size() < liveCount) {
            return Optional.of(Phrase.SOME_PERFORMED.of(performed.size(), liveCount));
        }
        List<Finding> against =
                plan.course().oneMore(knowledge, calendar, today).reasons();
        if (against.stream().anyMatch(reason -> reason.rule() == RuleId.AS_NEEDED_SESSIONS)) {
            return Optional.of(Phrase.ALL_PERFORMED_AND_NO_MORE.of(liveCount));
        }
        if (!against.isEmpty()) {
            return Optional.of(Phrase.ALL_PERFORMED_AND_NONE_FITS.of(liveCount));
        }
        return Optional.empty();
    }

    private Finding response(PainChange change) {
        BigDecimal size = change.points().abs().stripTrailingZeros();
        BigDecimal percent = change.percent()
                .map(BigDecimal::abs)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(null);
        Saying what = switch (change.points().signum()) {
            case -1 -> Phrase.PAIN_FALL.of(size, percent);
            case 0 -> Phrase.PAIN_SAME.of();
            default -> Phrase.PAIN_RISE.of(size, percent);
        };
        return new Finding(
                RuleId.IMPORTANT_RESPONSE,
                Phrase.RESPONSE.of(
                        change.baseline().score(),
                        change.pain().score(),
                        what,
                        settings.importantPoints(),
                        settings.importantPercent()));
    }
}
