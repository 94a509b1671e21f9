package org.prolotherapy.fee;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fee schedules of some years. */
record Prices(Map<Integer, FeeSchedule> byYear) {

    static final Prices NONE = new Prices(Map.of());

    static Prices of(Collection<FeeSchedule> schedules) {
        return new Prices(schedules.stream().collect(toMap(FeeSchedule::year, Function.identity())));
    }

    /** The years whose prices some courses need. */
    static NavigableSet<Integer> yearsOf(Collection<List<Visit>> courses) {
        NavigableSet<Integer> years = new TreeSet<>();
        courses.forEach(visits ->
                visits.stream().filter(Visit::hasPrice).map(Visit::year).forEach(years::add));
        return years;
    }

    /** What a session costs, once in each currency that it has a price in; empty if no price is set. */
    List<Money> of(Visit visit) {
        @Nullable FeeSchedule schedule = byYear.get(visit.year());
        return schedule == null ? List.of() : schedule.pricesOf(visit);
    }
}
