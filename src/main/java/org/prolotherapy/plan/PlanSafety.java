package org.prolotherapy.plan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.safety.Screening;
import org.prolotherapy.safety.ScreeningAnswers;
import org.prolotherapy.schedule.DecidedHold;

/**
 * What was asked, signed and reported under a plan, as far as it says whether the course may go on.
 *
 * @param screening the one in force; null until there is one
 * @param consentedAt since when the patient has consented: the earliest signature under a form with the risks explained
 * @param stoppingEvents in the order in which they were reported
 */
@Embeddable
public record PlanSafety(
        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST) @JoinColumn(name = "screening_id") @Nullable
        Screening screening,

        @Nullable Instant consentedAt,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class)
        List<StoppingEvent> stoppingEvents) {

    static final PlanSafety NOTHING_KNOWN = new PlanSafety(null, null, List.of());

    /** What the screening in force answers; none while there is none. */
    ScreeningAnswers answers() {
        return screening == null ? ScreeningAnswers.NONE : screening.answers();
    }

    /** The prescriber's decision on a hold that is in force. */
    public Optional<DecidedHold> decidedHold(ZoneId zone) {
        return Optional.ofNullable(answers().holdDecision()).flatMap(decision -> decision.hold(zone));
    }

    boolean hasConsent() {
        return consentedAt != null;
    }

    /** The adverse events that stop the course and that no clinician has reviewed, in the order in which they were reported. */
    public List<StoppingEvent> unreviewedEvents() {
        return stoppingEvents.stream().filter(event -> !event.reviewed()).toList();
    }

    PlanSafety screened(Screening inForce) {
        return new PlanSafety(inForce, consentedAt, stoppingEvents);
    }

    /**
     * With new answers after those in force. What an allergic reaction is suspected to come from stays among the allergies
     * until the reaction is reviewed.
     *
     * @param screeningId of the screening that these answers make
     */
    PlanSafety screened(ScreeningAnswers answers, UUID screeningId, UUID plan, Instant at) {
        PlanSafety known = remembering(openEvents(stoppingEvents));
        return known.screened(
                new Screening(screeningId, plan, answers.after(known.answers()).withAllergies(known.suspected()), at));
    }

    /**
     * After an adverse event that stops the course. What an allergic reaction is suspected to come from is one of the
     * allergies from then on.
     *
     * @param screeningId of the screening that a new allergy makes
     */
    PlanSafety after(AdverseEvent event, UUID screeningId, UUID plan, Instant at) {
        PlanSafety known = remembering(Stream.concat(stoppingEvents.stream(), Stream.of(StoppingEvent.of(event)))
                .toList());
        return known.suspecting(known.suspected(), screeningId, plan, at);
    }

    /** With more allergies, those that nobody has asked for apart; the very same if they are known. */
    PlanSafety suspecting(List<String> allergies, UUID screeningId, UUID plan, Instant at) {
        ScreeningAnswers suspecting = answers().withAllergies(allergies);
        return suspecting.equals(answers()) ? this : screened(new Screening(screeningId, plan, suspecting, at));
    }

    /** What allergic reactions are suspected to come from, as far as nobody has judged since that it is not so. */
    List<String> standing(List<String> reported) {
        List<String> allergies = answers().allergies();
        return reported.stream()
                .filter(words -> suspected().contains(words) || (allergies != null && allergies.contains(words)))
                .toList();
    }

    /** After a clinician's review of an adverse event. */
    PlanSafety reviewed(UUID event) {
        return remembering(openEvents(stoppingEvents.stream()
                .map(each -> each.id().equals(event) ? each.reviewedNow() : each)
                .toList()));
    }

    /** With a signed consent; one without the risks explained does not count. */
    PlanSafety consented(Consent consent) {
        boolean first = consentedAt == null || consent.signedAt().isBefore(consentedAt);
        return consent.risksExplained() && first ? new PlanSafety(screening, consent.signedAt(), stoppingEvents) : this;
    }

    /** A review, and beside it what is still to be reviewed. */
    SafetyReview with(SafetyReview review) {
        List<StoppingEvent> unreviewed = unreviewedEvents();
        return unreviewed.isEmpty()
                ? review
                : review.withOutstanding(new Finding(
                        RuleId.ADVERSE_EVENT_UNREVIEWED,
                        Phrase.TO_BE_REVIEWED.of(unreviewed.stream()
                                .map(event -> Phrase.EVENT.of(event.kind(), event.id()))
                                .toList())));
    }

    private PlanSafety remembering(List<StoppingEvent> events) {
        return new PlanSafety(screening, consentedAt, events);
    }

    private List<StoppingEvent> openEvents(List<StoppingEvent> events) {
        return events.stream()
                .filter(event -> event.isOpen(answers().allergies()))
                .toList();
    }

    private List<String> suspected() {
        return stoppingEvents.stream()
                .flatMap(event -> Stream.ofNullable(event.suspected()))
                .toList();
    }
}
