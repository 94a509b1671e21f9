package org.prolotherapy;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.prolotherapy.api.plans.WarmUp;

/**
 * What the service under test says to its database; of rows that are written at once, one statement tells.
 *
 * <p>Each statement must say whose rows it means, since row-level security is only the second guard: one that
 * does not fails its request, whichever test sends it.
 */
@PersistenceUnitExtension
@ApplicationScoped
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1;

    private static final Pattern FROM = Pattern.compile("\\bfrom \\w+ (\\w+_0)\\b");
    private static final String PARENT = "\\.(?:plan|record|injection)_id ?= ?(?:\\?|any)";
    private static final Pattern BY_HAND = Pattern.compile(".* where .*\\bclinic_id = \\?.*");
    private static final Pattern INSERT = Pattern.compile("insert into \\w+ \\([^)]*\\bclinic_id\\b.*");
    private static final Pattern CHANGE = Pattern.compile("(?:update|delete from) .* where .*\\bclinic_id=\\?.*");

    private final transient Queue<String> said = new ConcurrentLinkedQueue<>();

    /** What is said while this runs, in order. */
    public List<String> during(Runnable work) {
        // What the service does by itself after its start is not for this.
        Waiting.until(
                "the warm-up",
                () -> Arc.container()
                                .instance(WarmUp.class, Readiness.Literal.INSTANCE)
                                .get()
                                .call()
                                .getStatus()
                        == Status.UP);
        said.clear();
        work.run();
        return List.copyOf(said);
    }

    @Override
    public String inspect(String sql) {
        said.add(sql);
        if (!saysForWhom(sql)) {
            // The problem that this becomes does not say what was sent.
            System.err.println("This does not say for which clinic it is: " + sql);
            throw new IllegalStateException(sql);
        }
        return sql;
    }

    /**
     * Whether a statement as Hibernate writes it names the clinic of what it begins from. What it joins, and what belongs to rows that
     * were read already, is found by references, all of which lead with the clinic ({@link DatabaseInvariantsTest}).
     */
    static boolean saysForWhom(String sql) {
        if (!sql.startsWith("select ")) {
            return INSERT.matcher(sql).matches() || CHANGE.matcher(sql).matches();
        }
        List<String> read =
                FROM.matcher(sql).results().map(from -> from.group(1)).toList();
        return read.isEmpty()
                ? !sql.contains(" from ") || BY_HAND.matcher(sql).matches()
                : read.stream()
                        .map(row -> Pattern.compile("\\b" + row + "\\.clinic_id ?= ?\\?|where " + row + PARENT))
                        .allMatch(clinic -> clinic.matcher(sql).find());
    }
}
