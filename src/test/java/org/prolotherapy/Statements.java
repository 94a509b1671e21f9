package org.prolotherapy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** What the service under test says to its database; of rows that are written at once, one statement tells. */
@PersistenceUnitExtension
@ApplicationScoped
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1;

    private final transient Queue<String> said = new ConcurrentLinkedQueue<>();

    /** What is said while this runs, in order. */
    public List<String> during(Runnable work) {
        said.clear();
        work.run();
        return List.copyOf(said);
    }

    @Override
    public String inspect(String sql) {
        said.add(sql);
        return sql;
    }
}
