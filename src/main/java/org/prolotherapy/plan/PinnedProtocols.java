package org.prolotherapy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.platform.persistence.Sql;

/**
 * Keeps the protocol versions that plans pin. A version whose definition means something else than the one that was kept stops the
 * start: plans that were made with it would silently mean something else.
 */
@ApplicationScoped
class PinnedProtocols {

    private static final Sql KEEP = Sql.ofAll("insert into protocol_version (id, version, definition)"
            + " values (:id, :version, :definition::jsonb) on conflict do nothing");

    private static final Sql KEPT =
            Sql.ofAll("select definition from protocol_version where id = :id and version = :version");

    /** Not Hibernate's, which works for one clinic at a time: the versions are those of all. */
    private final DataSource database;

    private final Knowledge knowledge;
    private final ObjectMapper mapper = new ObjectMapper();

    PinnedProtocols(DataSource database, Knowledge knowledge) {
        this.database = database;
        this.knowledge = knowledge;
    }

    @Transactional
    void keep(@Observes StartupEvent start) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Protocol protocol : knowledge.protocols()) {
                values(KEEP, protocol).with("definition", written(protocol)).run(connection);
                String kept = values(KEPT, protocol).only(connection, row -> row.getString(1));
                if (!protocol.equals(read(kept))) {
                    throw new IllegalStateException("Protocol " + protocol.id() + " version " + protocol.version()
                            + " differs from the one that this database's plans may have been made with. A version is never"
                            + " changed: undo the change in knowledge/protocols.yaml, and add a new version instead.");
                }
            }
        }
    }

    private static Sql.Values values(Sql sql, Protocol protocol) {
        return sql.values().with("id", protocol.id()).with("version", protocol.version());
    }

    private String written(Protocol protocol) {
        try {
            return mapper.writeValueAsString(protocol);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The protocol that a definition means, in whichever shape it was kept; null if it is one that no version wrote. */
    private @Nullable Protocol read(String definition) {
        try {
            return mapper.readValue(definition, Protocol.class);
        } catch (JsonProcessingException notOfToday) {
            try {
                return mapper.readValue(definition, ProtocolOfFirstVersion.class)
                        .toProtocol();
            } catch (JsonProcessingException unknown) {
                return null;
            }
        }
    }
}
