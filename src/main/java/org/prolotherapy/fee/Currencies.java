package org.prolotherapy.fee;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The currencies in which prices are set: those of ISO 4217, list one, that are money of a country today. The JDK keeps them
 * by country and with its updates; what it also knows by code is withdrawn (TRL, DEM, HRK), or no money of a country: funds
 * and units of account (CHE, CLF, XDR), metals (XAU), codes for tests and for none (XTS, XXX).
 */
public final class Currencies {

    /** Withdrawn from list one, while a JDK that is older than that still has it: Bulgaria's, at the start of 2026. */
    private static final Set<String> WITHDRAWN = Set.of("BGN");

    private static final Map<String, Currency> CURRENT = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull) // Antarctica has none
            .distinct() // the euro has many
            .filter(currency -> !WITHDRAWN.contains(currency.getCurrencyCode()))
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private Currencies() {}

    /** The currency of this code; empty if no price is set in it. */
    public static Optional<Currency> current(String code) {
        return Optional.ofNullable(CURRENT.get(code));
    }
}
