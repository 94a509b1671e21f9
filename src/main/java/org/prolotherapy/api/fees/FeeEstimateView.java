package org.prolotherapy.api.fees;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fee.Estimate;
import org.prolotherapy.fee.FeeEstimate;
import org.prolotherapy.fee.Quote;
import org.prolotherapy.fee.Total;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;

@Schema(name = "FeeEstimate")
public record FeeEstimateView(
        @Nullable QuotedView quoted,

        Current current,

        List<Integer> missing,

        List<PricedSessionView> sessions,

        List<Explanation> rationale,

        List<Explanation> notes) {

    @Schema(name = "QuotedFees")
    public record QuotedView(List<FeeTotal> totals, List<Integer> missing, OffsetDateTime quotedAt) {

        private static QuotedView of(Quote quote, Function<Instant, OffsetDateTime> localTime) {
            return new QuotedView(FeeTotal.of(quote.totals()), quote.missingYears(), localTime.apply(quote.quotedAt()));
        }
    }

    @Schema(name = "CurrentFees")
    public record Current(List<FeeTotal> totals) {}

    public record FeeTotal(String amount, String currency, int sessionCount) {

        private static List<FeeTotal> of(List<Total> totals) {
            return totals.stream()
                    .map(total -> {
                        MoneyBody sum = MoneyBody.of(total.sum());
                        return new FeeTotal(sum.amount(), sum.currency(), total.sessionCount());
                    })
                    .toList();
        }
    }

    @Schema(name = "PricedSession")
    public record PricedSessionView(int number, LocalDate date, int year, List<MoneyBody> prices) {

        private static PricedSessionView of(Estimate.PricedSession session) {
            return new PricedSessionView(
                    session.visit().number(),
                    session.visit().date(),
                    session.visit().year(),
                    session.prices().stream().map(MoneyBody::of).toList());
        }
    }

    /**
     * An estimate with its rules in words.
     *
     * @param localTime an instant as the clinic's clocks show it
     */
    public static FeeEstimateView of(
            FeeEstimate estimate, Knowledge knowledge, Function<Instant, OffsetDateTime> localTime) {
        Quote quote = estimate.quoted();
        Estimate current = estimate.current();
        return new FeeEstimateView(
                quote == null ? null : QuotedView.of(quote, localTime),
                new Current(FeeTotal.of(current.totals())),
                current.missingYears(),
                current.sessions().stream().map(PricedSessionView::of).toList(),
                knowledge.explain(current.rationale()),
                knowledge.explain(current.notes()));
    }
}
