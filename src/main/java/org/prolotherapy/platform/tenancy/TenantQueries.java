package org.prolotherapy.platform.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.binder.internal.TenantIdBinder;
import org.jspecify.annotations.Nullable;

/**
 * Queries that say themselves whose rows they are for. They are for what is asked all the time: Hibernate adds the tenant
 * to every other query by a filter, and while a filter is on it translates the query anew each time, which takes longer
 * than to answer it. Row-level security holds both.
 */
@ApplicationScoped
public class TenantQueries {

    private final EntityManager entityManager;
    private final CurrentTenant tenant;

    TenantQueries(EntityManager entityManager, CurrentTenant tenant) {
        this.entityManager = entityManager;
        this.tenant = tenant;
    }

    /**
     * What a query finds in the database. Changes of this transaction are among it once they are flushed; whether there are
     * any is not looked for.
     *
     * @param query asks for rows whose tenant is its parameter {@code :tenant}, and for what belongs to these rows
     * @throws IllegalArgumentException if it has no such parameter
     */
    public <T> List<T> list(TypedQuery<T> query) {
        return unfiltered(id -> query.setParameter("tenant", id)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList());
    }

    /** The row of the tenant in a table whose key is the tenant; null if it has none. */
    public <T> @Nullable T own(Class<T> type, LockModeType lock) {
        return unfiltered(id -> entityManager.find(type, id, lock));
    }

    private <T extends @Nullable Object> T unfiltered(Function<String, T> query) {
        String id = tenant.id();
        Session session = entityManager.unwrap(Session.class);
        session.disableFilter(TenantIdBinder.FILTER_NAME);
        try {
            return query.apply(id);
        } finally {
            session.enableFilter(TenantIdBinder.FILTER_NAME).setParameter(TenantIdBinder.PARAMETER_NAME, id);
        }
    }
}
