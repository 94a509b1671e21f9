package org.prolotherapy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;

/**
 * Keeps the protocol versions that plans pin. A version whose definition differs from the one that was kept stops the
 * start: plans that were made with it would silently mean something else.
 */
@ApplicationScoped
class PinnedProtocols {

    private static final String KEEP = "insert into protocol_version (id, version, definition)"
            + " values (?, ?, cast(? as jsonb)) on conflict do nothing";

    private static final String COMPARE =
            "select definition = cast(? as jsonb) from protocol_version where id = ? and version = ?";

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
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement compare = connection.prepareStatement(COMPARE)) {
            for (Protocol protocol : knowledge.protocols()) {
                String definition = definition(protocol);
                keep.setString(1, protocol.id());
                keep.setInt(2, protocol.version());
                keep.setString(3, definition);
                keep.executeUpdate();
                compare.setString(1, definition);
                compare.setString(2, protocol.id());
                compare.setInt(3, protocol.version());
                refuseIfChanged(protocol, compare);
            }
        }
    }

    private static void refuseIfChanged(Protocol protocol, PreparedStatement compare) throws SQLException {
        try (ResultSet unchanged = compare.executeQuery()) {
            if (!unchanged.next() || !unchanged.getBoolean(1)) {
                throw new IllegalStateException("Protocol " + protocol.id() + " version " + protocol.version()
                        + " differs from the one that this database's plans may have been made with. A version is never"
                        + " changed: undo the change in knowledge/protocols.yaml, and add a new version instead.");
            }
        }
    }

    private String definition(Protocol protocol) {
        try {
            return mapper.writeValueAsString(protocol);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
