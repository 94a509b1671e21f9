package org.prolotherapy.fee;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.RuleId;

/**
 * What a course costs by some prices.
 *
 * @param sessions those that are performed or still to come, in the order of their numbers
 */
public record Estimate(List<PricedSession> sessions) {

    /**
     * A session and its price.
     *
     * @param prices one in each currency that it has a price in, by currency; empty if none is set
     */
    public record PricedSession(Visit visit, List<Money> prices) {}

    static Estimate of(List<Visit> visits, Prices prices) {
        return new Estimate(visits.stream()
                .filter(Visit::hasPrice)
                .map(visit -> new PricedSession(visit, prices.of(visit)))
                .toList());
    }

    /** One for each currency, by its code. */
    public List<Total> totals() {
        Map<String, Total> totals = new TreeMap<>();
        for (PricedSession session : sessions) {
            for (Money price : session.prices()) {
                totals.merge(price.currency().getCurrencyCode(), new Total(price, 1), Total::plus);
            }
        }
        return List.copyOf(totals.values());
    }

    /** The years in which sessions have no price, in order. */
    public List<Integer> missingYears() {
        return sessions.stream()
                .filter(session -> session.prices().isEmpty())
                .map(session -> session.visit().year())
                .distinct()
                .sorted()
                .toList();
    }

    /** How the totals come about. */
    public List<Finding> rationale() {
        List<Finding> rationale = new ArrayList<>();
        rationale.add(feesArePerSession());
        if (!sessions.isEmpty()) {
            rationale.add(feesFollowTheYear());
        }
        if (totals().size() > 1) {
            rationale.add(currenciesAreKeptApart());
        }
        return rationale;
    }

    /** What the totals leave out. Often empty. */
    public List<Finding> notes() {
        return missingYears().isEmpty() ? List.of() : List.of(yearsWithoutPriceAreNotGuessed());
    }

    /** Fees are per session (S3); what is missed or cancelled is none. */
    private Finding feesArePerSession() {
        return new Finding(RuleId.FEES_PER_SESSION, Phrase.SESSIONS_COUNTED.of(sessions.size()));
    }

    /** Prices differ every year (S3). */
    private Finding feesFollowTheYear() {
        Map<Integer, Long> perYear =
                sessions.stream().collect(groupingBy(session -> session.visit().year(), TreeMap::new, counting()));
        return new Finding(
                RuleId.FEES_BY_YEAR,
                Phrase.SESSIONS_BY_YEAR.of(perYear.entrySet().stream()
                        .map(year -> Phrase.SESSIONS_OF_YEAR.of(year.getKey(), year.getValue()))
                        .toList()));
    }

    /** Totals are per currency. */
    private Finding currenciesAreKeptApart() {
        return new Finding(
                RuleId.FEES_BY_CURRENCY,
                Phrase.SESSIONS_BY_CURRENCY.of(totals().stream()
                        .map(total -> Phrase.SESSIONS_IN_CURRENCY.of(
                                total.sum().currency(), total.sessionCount(), sessions.size()))
                        .toList()));
    }

    /** A year without a price is listed and not guessed. */
    private Finding yearsWithoutPriceAreNotGuessed() {
        return new Finding(RuleId.FEE_YEAR_MISSING, Phrase.YEARS_WITHOUT_PRICE.of(missingYears()));
    }
}
