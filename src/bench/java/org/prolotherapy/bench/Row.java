package org.prolotherapy.bench;

import java.util.List;

/**
 * A case at a number of connections.
 *
 * @param seeded the plans that were there before anything was measured
 * @param before the plans that were there before this row was, those of earlier rows included
 * @param after the same behind it
 * @param service its rounds
 * @param floor its rounds, each right behind the service's
 */
record Row(Case measured, int connections, int seeded, long before, long after, List<Load> service, List<Load> floor) {

    double rate() {
        return Load.median(service, Load::rate);
    }

    double floorRate() {
        return Load.median(floor, Load::rate);
    }

    /** Of the floor's rate, how much the service reaches. */
    double ratio() {
        return rate() / floorRate();
    }

    long failed() {
        return service.stream().mapToLong(Load::failed).sum()
                + floor.stream().mapToLong(Load::failed).sum();
    }
}
