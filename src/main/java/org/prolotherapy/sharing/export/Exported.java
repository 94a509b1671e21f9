package org.prolotherapy.sharing.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.TreatmentPlan;

/** Writes what plans have of some types, each thing as a line of JSON. Every implementation is a bean, and is found by that. */
public interface Exported {

    ExportFormat format();

    /** The types, which no other of the same format has. */
    Set<String> types();

    /**
     * What these plans have, by type, with as many queries for many plans as for one.
     *
     * @param wanted of its types; at least one
     * @param since what has not changed since may be left out; null for everything
     * @return each a JSON object in one line
     */
    Map<String, List<String>> lines(Set<String> wanted, List<TreatmentPlan> plans, @Nullable Instant since);
}
