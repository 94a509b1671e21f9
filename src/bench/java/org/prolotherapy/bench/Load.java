package org.prolotherapy.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of one round.
 *
 * @param requests that were answered; of a floor, transactions
 * @param failed answers other than 2xx, and requests without an answer
 * @param seconds that it took
 * @param p50 the median of the latencies, in milliseconds
 * @param p99 in milliseconds
 * @param serviceCpu seconds of CPU of the service during the round
 * @param databaseCpu the same of PostgreSQL, all of its processes together; NaN where it is on another machine
 */
record Load(long requests, long failed, double seconds, double p50, double p99, double serviceCpu, double databaseCpu) {

    double rate() {
        return requests / seconds;
    }

    double serviceCpuPerThousand() {
        return 1_000 * serviceCpu / requests;
    }

    double databaseCpuPerThousand() {
        return 1_000 * databaseCpu / requests;
    }

    /** The same round with what it cost. */
    Load at(Cpu.Used used) {
        return new Load(requests, failed, seconds, p50, p99, used.service(), used.database());
    }

    /** @param loads at least one */
    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
