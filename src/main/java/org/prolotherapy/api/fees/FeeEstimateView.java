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

@Schema(name = "FeeEstimate", description = "What a plan's course was quoted at, and what it costs by today's prices.")
public record FeeEstimateView(
        @Schema(description = "Absent only for a plan that was made before the service kept quotes.") @Nullable
        Quoted quoted,

        @Schema(required = true) Current current,

        @Schema(
                description =
                        "The years that have no price for the plan's protocol today; their sessions are in no current"
                                + " total.",
                examples = "[2028]",
                required = true)
        List<Integer> missing,

        @Schema(description = "The sessions that are performed or still to come, with today's prices.", required = true)
        List<PricedSession> sessions,

        @Schema(description = "How the current totals come about, and the sources.", required = true)
        List<Explanation> rationale,

        @Schema(description = "What the current totals leave out. Often empty.", required = true)
        List<Explanation> notes) {

    @Schema(
            name = "QuotedFees",
            description = "What the course cost when the plan was made, last replanned, or changed by an accepted"
                    + " recommendation. Later changes of prices or dates leave it as it is.")
    public record Quoted(
            @Schema(description = "One for each currency. Empty if no price was set.", required = true)
            List<FeeTotal> totals,

            @Schema(
                    description = "The years that had no price then; their sessions are in no total.",
                    examples = "[2028]",
                    required = true)
            List<Integer> missing,

            @Schema(description = "When it was quoted.", required = true)
            OffsetDateTime quotedAt) {

        private static Quoted of(Quote quote, Function<Instant, OffsetDateTime> localTime) {
            return new Quoted(FeeTotal.of(quote.totals()), quote.missingYears(), localTime.apply(quote.quotedAt()));
        }
    }

    @Schema(name = "CurrentFees", description = "What the course costs by the sessions and the prices of now.")
    public record Current(
            @Schema(description = "One for each currency. Empty if no price is set.", required = true)
            List<FeeTotal> totals) {}

    @Schema(
            name = "FeeTotal",
            description =
                    "What sessions cost in one currency. Where a session has prices in several currencies, it is paid in"
                            + " one of them.")
    public record FeeTotal(
            @Schema(
                    description = "The sum as a decimal number in text, with the fraction digits of the currency.",
                    examples = "7500.00",
                    required = true)
            String amount,

            @Schema(description = "Code of ISO 4217.", examples = "TRY", required = true)
            String currency,

            @Schema(
                    description = "How many sessions have a price in this currency and are in the sum.",
                    minimum = "1",
                    examples = "5",
                    required = true)
            int sessionCount) {

        private static List<FeeTotal> of(List<Total> totals) {
            return totals.stream()
                    .map(total -> {
                        MoneyBody sum = MoneyBody.of(total.sum());
                        return new FeeTotal(sum.amount(), sum.currency(), total.sessionCount());
                    })
                    .toList();
        }
    }

    @Schema(name = "PricedSession", description = "A session and what it costs by today's prices.")
    public record PricedSession(
            @Schema(description = "Its number in the plan.", examples = "1", minimum = "1", required = true)
            int number,

            @Schema(
                    description = "The day it was performed; until then the day it is to be.",
                    examples = "2027-01-04",
                    required = true)
            LocalDate date,

            @Schema(description = "The year whose prices it has.", examples = "2027", required = true)
            int year,

            @Schema(
                    description = "One in each currency that the clinic has set. Empty if the year has no price.",
                    required = true)
            List<MoneyBody> prices) {

        private static PricedSession of(Estimate.PricedSession session) {
            return new PricedSession(
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
                quote == null ? null : Quoted.of(quote, localTime),
                new Current(FeeTotal.of(current.totals())),
                current.missingYears(),
                current.sessions().stream().map(PricedSession::of).toList(),
                knowledge.explain(current.rationale()),
                knowledge.explain(current.notes()));
    }
}
