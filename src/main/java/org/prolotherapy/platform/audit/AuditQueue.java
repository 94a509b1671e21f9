package org.prolotherapy.platform.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Events on their way to the database. One thread writes them, many at once and each tenant's for itself. While the
 * database does not take them it tries again and again; nothing is dropped, so that the queue fills up.
 */
class AuditQueue {

    private static final Logger LOG = Logger.getLogger(AuditQueue.class);

    private static final int MOST_AT_ONCE = 1_000;
    private static final long LINGER_MILLIS = 50;
    private static final long SHORTEST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** Where the events go. */
    interface Sink {

        /** Writes events of one tenant; those that are there already, of an attempt that failed halfway, are left as they are. */
        void write(String tenant, List<AuditEvent> events) throws SQLException;
    }

    private final BlockingQueue<AuditEvent> waiting;
    private final Sink sink;
    private final Thread writer;
    private volatile long closingAtNanos;
    private volatile boolean closing;

    AuditQueue(int capacity, Sink sink) {
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.sink = sink;
        this.writer = new Thread(this::writeAll, "audit-writer");
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** How many events wait to be taken up. */
    int size() {
        return waiting.size();
    }

    /** Takes an event, if there is room for it right now. */
    boolean offer(AuditEvent event) {
        return waiting.offer(event);
    }

    /** Takes an event, as soon as there is room for it; false if there was none for so long. */
    boolean offer(AuditEvent event, Duration patience) throws InterruptedException {
        return waiting.offer(event, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes what is waiting, and ends; what could not be written after so long is lost, and the log says how much. */
    void close(Duration patience) throws InterruptedException {
        closingAtNanos = System.nanoTime() + patience.toNanos();
        closing = true;
        writer.join(patience.plusMillis(LONGEST_PAUSE_MILLIS).toMillis());
    }

    private void writeAll() {
        List<AuditEvent> batch = new ArrayList<>();
        try {
            while (true) {
                AuditEvent first = waiting.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null && closing) {
                    return;
                }
                if (first != null) {
                    batch.add(first);
                    if (!closing && waiting.size() < MOST_AT_ONCE) {
                        // Others are about to come, and share the transaction.
                        Thread.sleep(LINGER_MILLIS);
                    }
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<AuditEvent> batch) throws InterruptedException {
        Map<String, List<AuditEvent>> byTenant = new LinkedHashMap<>();
        batch.forEach(event -> byTenant.computeIfAbsent(event.tenant(), tenant -> new ArrayList<>())
                .add(event));
        for (Map.Entry<String, List<AuditEvent>> each : byTenant.entrySet()) {
            write(each.getKey(), each.getValue());
        }
    }

    private void write(String tenant, List<AuditEvent> events) throws InterruptedException {
        long pause = SHORTEST_PAUSE_MILLIS;
        boolean said = false;
        while (true) {
            try {
                sink.write(tenant, events);
                return;
            } catch (SQLException | RuntimeException | Error failure) {
                // An error too: without its writer nothing would be audited any more, and so nothing answered.
                if (closing && System.nanoTime() > closingAtNanos) {
                    LOG.errorf(
                            "%d audit events of reads and denials are lost: the database did not take them before the"
                                    + " end.",
                            events.size());
                    return;
                }
                if (LoggedFailure.isOfData(failure)) {
                    writeOneByOne(tenant, events);
                    return;
                }
                if (!said) {
                    LOG.warnf("Audit events cannot be written now (%s), and wait.", LoggedFailure.describe(failure));
                    said = true;
                }
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** One that the database will never take must not keep the others waiting: it is kept without what it was about. */
    private void writeOneByOne(String tenant, List<AuditEvent> events) throws InterruptedException {
        if (events.size() > 1) {
            for (AuditEvent event : events) {
                write(tenant, List.of(event));
            }
            return;
        }
        AuditEvent refused = events.get(0);
        AuditEvent bare = refused.bare();
        if (refused.equals(bare)) {
            LOG.errorf(
                    "The audit event %s of %s is lost: the database does not take it.", refused.id(), refused.action());
        } else {
            LOG.errorf("The audit event %s of %s is kept without what it was about.", refused.id(), refused.action());
            write(tenant, List.of(bare));
        }
    }
}
