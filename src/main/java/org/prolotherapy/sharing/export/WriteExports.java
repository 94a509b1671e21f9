package org.prolotherapy.sharing.export;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/**
 * Writes the exports of all clinics, a page of each in turn. A page is read, written and counted in one short transaction: it holds
 * back nobody who follows the feed for longer than that, and a process that ends in the middle leaves the page to whichever
 * instance comes next.
 */
@ApplicationScoped
public class WriteExports {

    private static final Logger LOG = Logger.getLogger(WriteExports.class);

    /** How many plans make a page. */
    private static final int AT_ONCE = 100;

    /** So often in a row a page may fail: what is wrong with the database passes, what is wrong with a plan does not. */
    private static final int MOST_FAILURES = 5;

    private static final Sql UNDER_WAY = Sql.ofAll("select clinics_with_exports_under_way()");
    private static final Sql PRUNE = Sql.ofAll("select prune_exports(:oldest)");

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Exports exports;
    private final FindPlans find;
    private final List<Exported> exported;
    private final Clock clock;
    private volatile boolean ending;
    private volatile boolean said;

    WriteExports(
            DataSource database,
            CurrentTenant tenant,
            Exports exports,
            FindPlans find,
            @All List<Exported> exported,
            Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.exports = exports;
        this.find = find;
        this.exported = exported;
        this.clock = clock;
    }

    /** The page that is being written is, and no other is begun. */
    void end(@Observes ShutdownEvent end) {
        ending = true;
    }

    @Scheduled(every = "1s", delayed = "4s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        try {
            writeAll();
            said = false;
        } catch (SQLException | RuntimeException failure) {
            if (!said) {
                LOG.warnf(
                        "Exports cannot be written now (%s), and are later.",
                        failure.getClass().getName());
                said = true;
            }
        }
    }

    private void writeAll() throws SQLException {
        Set<String> stuck = new HashSet<>();
        Collection<String> clinics = underWay();
        while (!clinics.isEmpty() && !ending) {
            for (String clinic : clinics) {
                if (!tenant.callAs(clinic, this::page)) {
                    stuck.add(clinic);
                }
            }
            clinics = underWay();
            clinics.removeAll(stuck);
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void prune() throws SQLException {
        try (Connection connection = database.getConnection()) {
            PRUNE.values().with("oldest", clock.instant().minus(Exports.KEPT)).only(connection, row -> row.getLong(1));
        }
    }

    private Set<String> underWay() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new TreeSet<>(UNDER_WAY.values().list(connection, row -> row.getString(1)));
        }
    }

    /** The next page of the current clinic's export; false if there was nothing to do, or it could not be done. */
    private boolean page() {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Export> claimed = exports.claim();
                if (claimed.isPresent()) {
                    page(claimed.get());
                }
                return claimed.isPresent();
            });
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "A page of an export could not be written (%s).",
                    failure.getClass().getName());
            giveUpInTheEnd();
            return false;
        }
    }

    private void page(Export export) throws SQLException {
        List<TreatmentPlan> page = find.following(export.reached(), export.changedFrom(), AT_ONCE);
        if (!page.isEmpty()) {
            for (Exported each : exported) {
                add(export, each, page);
            }
        }
        exports.advance(export, last(page, export.reached()), export.done() + page.size(), page.size() < AT_ONCE);
    }

    private void add(Export export, Exported some, List<TreatmentPlan> page) throws SQLException {
        Set<String> wanted = new TreeSet<>(export.types());
        wanted.retainAll(some.types());
        if (some.format() != export.format() || wanted.isEmpty()) {
            return;
        }
        for (var lines : some.lines(wanted, page, export.changedFrom()).entrySet()) {
            if (!lines.getValue().isEmpty()) {
                exports.add(export, lines.getKey(), lines.getValue());
            }
        }
    }

    private static @Nullable UUID last(List<TreatmentPlan> page, @Nullable UUID before) {
        return page.isEmpty() ? before : page.get(page.size() - 1).id();
    }

    private void giveUpInTheEnd() {
        try {
            QuarkusTransaction.requiringNew().call(() -> exports.fail(MOST_FAILURES));
        } catch (RuntimeException notEvenThat) {
            // The database does nothing now; whatever it was is tried again.
        }
    }
}
