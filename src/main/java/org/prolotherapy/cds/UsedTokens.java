package org.prolotherapy.cds;

import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.prolotherapy.cds.CdsClients.CdsClient;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** The tokens of clients that were used, as long as they could be used again: each is good for one question, on all instances. */
@Singleton
class UsedTokens {

    private static final Sql USE = Sql.ofTenant("""
            with gone as (delete from cds_token where clinic_id = :tenant and usable_until < :now)
            insert into cds_token (clinic_id, token_hash, usable_until) values (:tenant, :token, :until)
            on conflict do nothing
            """);

    private final DataSource database;
    private final CurrentTenant tenant;

    UsedTokens(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Whether a client has not used its token before; from now on it has. */
    boolean useFirst(CdsClient client) {
        return Sql.on(
                database,
                connection -> USE.values()
                                .with("tenant", tenant.id())
                                .with("token", client.token())
                                .with("until", client.usableUntil())
                                // Tokens are dated by the clock of the world, whatever that of treatment is.
                                .with("now", Clock.systemUTC().instant())
                                .run(connection)
                        > 0);
    }
}
