package org.prolotherapy.plan;

import java.util.ArrayList;
import java.util.List;
import org.prolotherapy.schedule.Released;

/**
 * What the acts on a plan noted for the revision and the events, beside what its own state and that of its sessions shows.
 *
 * @param released the bookings that were given up
 * @param changes of values under the plan
 */
record Noted(List<Released> released, List<Change> changes, List<PlanEvent> events) {

    Noted() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
