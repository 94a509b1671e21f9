package org.prolotherapy.fee;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fees of some years. */
record Prices(Map<Integer, List<Fee>> byYear) {

    /** The years whose prices some courses need. */
    static Set<Integer> yearsOf(Collection<List<Visit>> courses) {
        return courses.stream()
                .flatMap(List::stream)
                .filter(Visit::hasPrice)
                .map(Visit::year)
                .collect(toSet());
    }

    /**
     * What a visit costs, once in each currency that it has a price in: by the fee of its solution, if there is one. Empty if no
     * price is set.
     */
    List<Money> of(Visit visit) {
        Map<Currency, Fee> mostSpecific = new LinkedHashMap<>();
        byYear.getOrDefault(visit.year(), List.of()).stream()
                .filter(fee -> fee.protocol().equals(visit.protocol())
                        && (fee.solution() == null || fee.solution().equals(visit.solution())))
                .forEach(fee -> mostSpecific.merge(
                        fee.price().currency(), fee, (one, other) -> one.solution() == null ? other : one));
        return mostSpecific.values().stream().map(fee -> fee.of(visit)).toList();
    }
}
