package org.prolotherapy.api.fees;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.fee.Currencies;
import org.prolotherapy.fee.Money;

@Schema(name = "Money")
public record MoneyBody(
        @NotNull
        @Pattern(
                regexp = "^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?$",
                message = "must be a decimal number in text like \"1500.00\", from 0 to below 1000000000000")
        String amount,

        @NotNull @Pattern(regexp = "^[A-Z]{3}$", message = "must be three capital letters like TRY")
        String currency) {

    /** The currency of this code; empty if there is none that prices are set in. */
    Optional<Currency> toCurrency() {
        return Currencies.current(currency);
    }

    BigDecimal toAmount() {
        return new BigDecimal(amount);
    }

    static MoneyBody of(Money money) {
        return new MoneyBody(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
