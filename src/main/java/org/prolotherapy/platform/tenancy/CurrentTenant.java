package org.prolotherapy.platform.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.prolotherapy.platform.security.Caller;

/**
 * For which tenant the present work is done. Every entity that is read or written, and every database connection that is
 * used, is that tenant's. Work for none can read and write nothing that belongs to a tenant.
 */
@ApplicationScoped
public class CurrentTenant {

    /** Owns what belongs to no tenant in particular and is kept all the same. No token can name it. */
    public static final String NOBODY = "-";

    /** What a tenant may be called; the database checks the same. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Caller caller;
    private final TenantOverride chosen;

    CurrentTenant(Caller caller, TenantOverride chosen) {
        this.caller = caller;
        this.chosen = chosen;
    }

    /**
     * The tenant.
     *
     * @throws IllegalStateException if the present work is done for none
     */
    public String id() {
        return find().orElseThrow(() -> new IllegalStateException("This work is done for no tenant."));
    }

    /** The tenant; empty if the present work is done for none. */
    public Optional<String> find() {
        // Both are kept for a request or for a piece of work; outside of either there is nothing to ask.
        return Arc.container().requestContext().isActive() ? chosen.id().or(this::ofCaller) : Optional.empty();
    }

    /** For whom a request is answered: the token says it, and nothing else. */
    private Optional<String> ofCaller() {
        return caller.isKnown() ? Optional.of(caller.tenant()) : Optional.empty();
    }

    /**
     * Does work for a tenant that no caller asks for, such as work that starts by itself. It sees no entity and no
     * request of whoever calls this.
     *
     * @param tenant up to 64 letters, digits, points, dashes and underscores, of which the first is a letter or digit;
     *     or {@link #NOBODY}
     * @throws IllegalArgumentException if this cannot be a tenant
     * @throws IllegalStateException in a transaction of another tenant, or of none
     */
    public <T> T callAs(String tenant, Supplier<T> work) {
        if (!canBe(tenant) && !tenant.equals(NOBODY)) {
            throw new IllegalArgumentException("no tenant can have this name");
        }
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION && !find().equals(Optional.of(tenant))) {
            throw new IllegalStateException("A transaction belongs to one tenant; end it first.");
        }
        ManagedContext context = Arc.container().requestContext();
        ContextState outer = context.getStateIfActive();
        context.activate();
        try {
            chosen.choose(tenant);
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) {
                context.activate(outer);
            }
        }
    }

    /** Whether a tenant can have this name. */
    public static boolean canBe(String tenant) {
        return ID.matcher(tenant).matches();
    }

    /** Like {@link #callAs}, for work without a result. */
    public void runAs(String tenant, Runnable work) {
        callAs(tenant, () -> {
            work.run();
            return tenant;
        });
    }
}
