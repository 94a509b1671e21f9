package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prolotherapy.knowledge.InEnglish.told;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.InEnglish;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.schedule.SessionStatus;

class EstimateTest {

    private static final String DEXTROSE = "hypertonic-dextrose";

    @Test
    void pricesEachSessionByTheYearOfItsDate() {
        Estimate estimate = Estimate.of(
                List.of(planned(1, "2026-12-31"), planned(2, "2027-01-01"), planned(3, "2027-01-22")),
                prices(year(2026, dextrose("1500.00", "TRY")), year(2027, dextrose("1800.00", "TRY"))));

        assertThat(estimate.totals()).containsExactly(total("5100.00", "TRY", 3));
        assertThat(estimate.sessions())
                .extracting(Estimate.PricedSession::prices)
                .containsExactly(
                        List.of(money("1500.00", "TRY")),
                        List.of(money("1800.00", "TRY")),
                        List.of(money("1800.00", "TRY")));
        assertThat(estimate.missingYears()).isEmpty();
        assertThat(estimate.notes()).isEmpty();
        assertThat(estimate.rationale())
                .extracting(InEnglish::said)
                .containsExactly(
                        told(RuleId.FEES_PER_SESSION, "Counted here, performed or still to come: 3 sessions."),
                        told(RuleId.FEES_BY_YEAR, "2026: 1 session; 2027: 2 sessions."));
    }

    @Test
    void namesAYearWithoutAPriceAndGuessesNone() {
        Estimate estimate = Estimate.of(
                List.of(planned(1, "2026-12-31"), planned(2, "2027-01-21"), planned(3, "2027-02-11")),
                prices(year(2026, dextrose("1500.00", "TRY"))));

        assertThat(estimate.totals()).containsExactly(total("1500.00", "TRY", 1));
        assertThat(estimate.missingYears()).containsExactly(2027);
        assertThat(estimate.notes())
                .extracting(InEnglish::said)
                .containsExactly(told(RuleId.FEE_YEAR_MISSING, "Without a price: 2027."));
    }

    @Test
    void takesNoOtherProtocolsPrice() {
        Estimate estimate = Estimate.of(
                List.of(planned(1, "2027-01-04")),
                prices(year(2027, new Fee("inflammatory", null, Fee.Per.SESSION, money("900.00", "TRY")))));

        assertThat(estimate.totals()).isEmpty();
        assertThat(estimate.missingYears()).containsExactly(2027);
    }

    @Test
    void hasNoTotalAndEveryYearMissingWithoutAnyFees() {
        Estimate estimate = Estimate.of(List.of(planned(1, "2027-01-04"), planned(2, "2026-12-14")), prices());

        assertThat(estimate.totals()).isEmpty();
        assertThat(estimate.missingYears()).containsExactly(2026, 2027);
    }

    @Test
    void addsUpEachCurrencyByItselfAndSaysHowManySessionsItCovers() {
        Estimate estimate = Estimate.of(
                List.of(planned(1, "2026-12-31"), planned(2, "2027-01-21"), planned(3, "2027-02-11")),
                prices(
                        year(2026, dextrose("1500.00", "TRY"), dextrose("40.00", "EUR")),
                        year(2027, dextrose("1800.00", "TRY"))));

        assertThat(estimate.totals()).containsExactly(total("40.00", "EUR", 1), total("5100.00", "TRY", 3));
        assertThat(estimate.missingYears()).isEmpty();
        assertThat(estimate.rationale())
                .extracting(InEnglish::said)
                .contains(told(RuleId.FEES_BY_CURRENCY, "EUR: 1 of 3 sessions; TRY: 3 of 3 sessions."));
    }

    @Test
    void countsWhatIsPerformedOrStillToComeAndNothingElse() {
        Prices prices = prices(year(2027, dextrose("1000.00", "TRY")));
        LocalDate day = LocalDate.of(2027, 1, 4);

        for (SessionStatus status : SessionStatus.values()) {
            Estimate estimate =
                    Estimate.of(List.of(new Visit(1, status, day, DEXTROSE, "hypertonic-dextrose", 1, 1)), prices);
            boolean counts = status != SessionStatus.MISSED && status != SessionStatus.CANCELLED;

            assertThat(estimate.totals())
                    .as(status.name())
                    .isEqualTo(counts ? List.of(total("1000.00", "TRY", 1)) : List.of());
        }
    }

    @Test
    void asksForNoPriceOfASessionThatDoesNotCount() {
        LocalDate unpriced = LocalDate.of(2028, 1, 4);
        List<Visit> visits = List.of(
                planned(1, "2027-01-04"),
                new Visit(2, SessionStatus.CANCELLED, unpriced, DEXTROSE, "hypertonic-dextrose", 1, 1));
        Estimate estimate = Estimate.of(visits, prices(year(2027, dextrose("1000.00", "TRY"))));

        assertThat(estimate.missingYears()).isEmpty();
        assertThat(Prices.yearsOf(List.of(visits))).containsExactly(2027);
    }

    @Test
    void countsNothingWhenNoSessionIsLeft() {
        Estimate estimate = Estimate.of(List.of(), prices());

        assertThat(estimate.totals()).isEmpty();
        assertThat(estimate.missingYears()).isEmpty();
        assertThat(estimate.rationale()).extracting(Finding::rule).containsExactly(RuleId.FEES_PER_SESSION);
    }

    @Test
    void addsWithoutAnyRounding() {
        List<Visit> visits = List.of(planned(1, "2027-01-04"), planned(2, "2027-01-25"), planned(3, "2027-02-15"));

        assertThat(Estimate.of(visits, prices(year(2027, dextrose("0.10", "TRY"))))
                        .totals())
                .containsExactly(total("0.30", "TRY", 3));
        assertThat(Estimate.of(visits, prices(year(2027, dextrose("999999999999.99", "TRY"))))
                        .totals())
                .containsExactly(total("2999999999999.97", "TRY", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "1500, TRY, 1500.00",
        "1500.5, TRY, 1500.50",
        "0, TRY, 0.00",
        "20000, JPY, 20000",
        "1E+2, JPY, 100",
        "12.345, KWD, 12.345",
        "12, KWD, 12.000"
    })
    void writesAmountsWithTheDigitsOfTheirCurrency(String amount, String currency, String written) {
        assertThat(money(amount, currency).amount().toPlainString()).isEqualTo(written);
    }

    @Test
    void keepsDigitsThatTheCurrencyHasLost() {
        assertThat(money("10.50", "JPY").amount()).isEqualTo(new BigDecimal("10.5"));
    }

    @Test
    void knowsNoNegativeMoneyAndAddsNoTwoCurrencies() {
        Money lira = money("1", "TRY");
        Money euro = money("1", "EUR");

        assertThatThrownBy(() -> money("-0.01", "TRY")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lira.plus(euro)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Visit planned(int number, String date) {
        return new Visit(number, SessionStatus.PLANNED, LocalDate.parse(date), DEXTROSE, "hypertonic-dextrose", 1, 1);
    }

    private static Prices prices(FeeSchedule... schedules) {
        return new Prices(Stream.of(schedules).collect(toMap(FeeSchedule::year, FeeSchedule::fees)));
    }

    private static FeeSchedule year(int year, Fee... fees) {
        return new FeeSchedule(year, List.of(fees));
    }

    private static Fee dextrose(String amount, String currency) {
        return new Fee(DEXTROSE, null, Fee.Per.SESSION, money(amount, currency));
    }

    private static Total total(String amount, String currency, int sessionCount) {
        return new Total(money(amount, currency), sessionCount);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
