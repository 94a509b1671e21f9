package org.prolotherapy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import org.prolotherapy.protocol.Knowledge;
import org.prolotherapy.protocol.Protocol;

/**
 * Keeps the protocol versions that plans pin. A version whose definition differs from the one that was kept stops the
 * start: plans that were made with it would silently mean something else.
 */
@ApplicationScoped
class PinnedProtocols {

    private final EntityManager entityManager;
    private final Knowledge knowledge;
    private final ObjectMapper mapper = new ObjectMapper();

    PinnedProtocols(EntityManager entityManager, Knowledge knowledge) {
        this.entityManager = entityManager;
        this.knowledge = knowledge;
    }

    @Transactional
    void keep(@Observes StartupEvent start) {
        knowledge.protocols().forEach(this::keep);
    }

    private void keep(Protocol protocol) {
        String definition = definition(protocol);
        entityManager
                .createNativeQuery("insert into protocol_version (id, version, definition)"
                        + " values (:id, :version, cast(:definition as jsonb)) on conflict do nothing")
                .setParameter("id", protocol.id())
                .setParameter("version", protocol.version())
                .setParameter("definition", definition)
                .executeUpdate();
        Object unchanged = entityManager
                .createNativeQuery("select definition = cast(:definition as jsonb) from protocol_version"
                        + " where id = :id and version = :version")
                .setParameter("id", protocol.id())
                .setParameter("version", protocol.version())
                .setParameter("definition", definition)
                .getSingleResult();
        if (!Boolean.TRUE.equals(unchanged)) {
            throw new IllegalStateException("Protocol " + protocol.id() + " version " + protocol.version()
                    + " differs from the one that this database's plans may have been made with. A version is never"
                    + " changed: undo the change in knowledge/protocols.yaml, and add a new version instead.");
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
