package org.prolotherapy.platform.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/**
 * Keeps an event of every use of an audited operation: of a change in the change's own transaction, of a read or a denial
 * through a queue or, if so set, before it is answered. What cannot be audited is not answered.
 */
@ApplicationScoped
public class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class);

    private static final Duration BETWEEN_SEALS = Duration.ofMillis(400);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int FIRST_ERROR = 400;

    private final AuditEvents events;
    private final Seals seals;
    private final AuditTrail trail;
    private final CurrentTenant current;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final AuditSettings settings;
    private final AuditQueue queue;
    private final Thread sealer;
    private volatile boolean synchronous;
    private volatile boolean ending;

    Audit(
            AuditEvents events,
            Seals seals,
            AuditTrail trail,
            CurrentTenant current,
            TimeOrderedIds ids,
            Clock clock,
            AuditSettings settings,
            MeterRegistry metrics) {
        this.events = events;
        this.seals = seals;
        this.trail = trail;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.synchronous = settings.synchronous();
        this.queue = new AuditQueue(settings.capacity(), this::write);
        this.sealer = new Thread(this::sealOnAndOn, "audit-sealer");
        sealer.setDaemon(true);
        Gauge.builder("prolotherapy.audit.waiting", queue, AuditQueue::size)
                .description("Events of reads and denials that are not written yet")
                .register(metrics);
    }

    void start(@Observes StartupEvent start) {
        queue.start();
        sealer.start();
    }

    /** When no request is under way any more. */
    void end(@Observes ShutdownEvent end) throws InterruptedException {
        queue.close(PATIENCE_AT_END);
        ending = true;
        sealer.join(PATIENCE_AT_END.toMillis());
    }

    /**
     * Keeps the event of a change in the current transaction.
     *
     * @param caller who is known, since nobody else can change anything
     * @param outcome the status of the answer, if the transaction is committed
     */
    public void keepWithChange(AuditedOperation operation, Caller caller, int outcome, String requestId)
            throws SQLException {
        AuditEvent event = event(operation, caller, outcome, requestId);
        events.insert(List.of(event));
        trail.keep(outcome, event.id());
    }

    /** The current request gets the answer again that this event is of, and is about the same. */
    public void repeats(UUID event) throws SQLException {
        events.find(event).ifPresent(trail::repeats);
    }

    /**
     * The event of a request that is answered now; null if there is nothing to keep, because the change has kept it.
     *
     * @param caller null if nobody could be told
     */
    public @Nullable AuditEvent eventOf(
            AuditedOperation operation, @Nullable Caller caller, int outcome, String requestId) {
        return trail.keeps(outcome) ? null : event(operation, caller, outcome, requestId);
    }

    /** Keeps the event of a read or a denial, if that can be done without waiting; false if not. */
    public boolean keepAtOnce(AuditEvent event) {
        return !synchronous && queue.offer(event);
    }

    /**
     * Keeps the event of a read or a denial, and waits as long as that takes, within bounds.
     *
     * @throws Problem {@code database-unavailable} if it cannot be kept
     */
    public void keep(AuditEvent event) {
        boolean kept = false;
        try {
            if (synchronous) {
                write(event.tenant(), List.of(event));
                kept = true;
            } else {
                kept = queue.offer(event, settings.patience());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("An audit event cannot be written now (%s).", LoggedFailure.describe(failure));
        }
        if (!kept) {
            throw new Problem(
                            ProblemType.DATABASE_UNAVAILABLE,
                            "That this was asked for cannot be recorded now, so it is not answered.")
                    .retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    /** For tests, which have one start of the service. */
    void synchronous(boolean on) {
        synchronous = on;
    }

    private AuditEvent event(AuditedOperation operation, @Nullable Caller caller, int outcome, String requestId) {
        boolean refused = outcome >= FIRST_ERROR;
        return new AuditEvent(
                caller == null ? CurrentTenant.NOBODY : caller.tenant(),
                ids.get(),
                clock.instant(),
                caller == null ? null : caller.client(),
                caller == null ? null : caller.user(),
                operation.name(),
                trail.subject(),
                trail.resource(),
                refused ? null : trail.version(),
                outcome,
                requestId,
                refused ? List.of() : trail.shown());
    }

    private void write(String tenant, List<AuditEvent> some) throws SQLException {
        SQLException failure = current.callAs(tenant, () -> failureOf(some)).orElse(null);
        if (failure != null) {
            throw failure;
        }
    }

    private Optional<SQLException> failureOf(List<AuditEvent> some) {
        try {
            events.insert(some);
            return Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(failure);
        }
    }

    private void sealOnAndOn() {
        boolean said = false;
        boolean last = false;
        while (!last) {
            last = ending;
            try {
                seals.sealAll();
                said = false;
            } catch (SQLException | RuntimeException | Error failure) {
                if (!said && !last) {
                    LOG.warnf("Audit events cannot be sealed now (%s), and wait.", LoggedFailure.describe(failure));
                    said = true;
                }
            }
            try {
                Thread.sleep(last ? 0 : BETWEEN_SEALS.toMillis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
