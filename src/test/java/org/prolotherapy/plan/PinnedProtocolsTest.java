package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.protocol.Knowledge;

@QuarkusTest
@TestTransaction
class PinnedProtocolsTest {

    @Inject
    PinnedProtocols pinned;

    @Inject
    Knowledge knowledge;

    @Inject
    EntityManager database;

    @Test
    void keepsEveryVersionOnce() {
        pinned.keep(new StartupEvent());

        List<?> kept = database.createNativeQuery("select id || ' ' || version from protocol_version")
                .getResultList();
        assertThat(kept.stream().map(Object::toString).toList())
                .containsExactlyInAnyOrderElementsOf(knowledge.protocols().stream()
                        .map(protocol -> protocol.id() + " " + protocol.version())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsonb_set(definition, '{sessions,max}', '7')",
                "jsonb_set(definition, '{timings,recovery,MILD,REGENERATION,max}', '15')",
                "jsonb_set(definition, '{solutions}', '[\"hypertonic-dextrose-lidocaine\", \"phenol\"]')",
                "definition - 'maximumMonths'",
            })
    void stopsTheStartWhenAKeptVersionWasChanged(String changed) {
        int rows = database.createNativeQuery(
                        "update protocol_version set definition = " + changed + " where id = 'hypertonic-dextrose'")
                .executeUpdate();
        assertThat(rows).isEqualTo(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> pinned.keep(new StartupEvent()))
                .withMessageContaining("Protocol hypertonic-dextrose version 1")
                .withMessageContaining("knowledge/protocols.yaml");
    }
}
