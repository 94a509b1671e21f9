package org.prolotherapy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.knowledge.Knowledge;

@QuarkusTest
class PinnedProtocolsTest {

    private static final String DEXTROSE = " from protocol_version where id = 'hypertonic-dextrose' and version = 1";

    @Inject
    PinnedProtocols pinned;

    @Inject
    Knowledge knowledge;

    @Test
    void keepsEveryVersionOnce() throws SQLException {
        pinned.keep(new StartupEvent());

        assertThat(strings("select id || ' ' || version from protocol_version"))
                .containsExactlyInAnyOrderElementsOf(knowledge.protocols().stream()
                        .map(protocol -> protocol.id() + " " + protocol.version())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsonb_set(definition, '{phases,0,sessions,max}', '7')",
                "jsonb_set(definition, '{timings,recovery,MILD,REGENERATION,max}', '15')",
                "jsonb_set(definition, '{solutions}', '[\"hypertonic-dextrose-lidocaine\", \"phenol\"]')",
                "definition - 'span'",
            })
    void stopsTheStartWhenAKeptVersionWasChanged(String changed) throws SQLException {
        String kept = strings("select quote_literal(definition) || '::jsonb'" + DEXTROSE)
                .get(0);
        define(changed);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pinned.keep(new StartupEvent()))
                    .withMessageContaining("Protocol hypertonic-dextrose version 1")
                    .withMessageContaining("knowledge/protocols.yaml");
        } finally {
            define(kept);
        }
        pinned.keep(new StartupEvent());
    }

    @Test
    void understandsWhatTheFirstVersionKept() throws SQLException {
        String kept = strings("select quote_literal(definition) || '::jsonb'" + DEXTROSE)
                .get(0);
        define("""
                '{"id": "hypertonic-dextrose", "version": 1, "kind": "INFLAMMATORY",
                  "display": "Hypertonic dextrose with lidocaine", "sessions": {"min": 3, "max": 6},
                  "spacingDays": {"min": 14, "max": 21}, "maximumMonths": 6, "minimumMonths": null,
                  "solutions": ["hypertonic-dextrose-lidocaine"], "injectionsPerSession": {"min": 4, "max": 15},
                  "timings": {"recovery": {
                      "MILD": {"REST": {"min": 0, "max": 1}, "EXPECTED_REACTION": {"min": 0, "max": 1},
                          "PROLONGED_REACTION": {"min": 2, "max": 7}, "REGENERATION": {"min": 0, "max": 14}},
                      "MODERATE": {"REST": {"min": 0, "max": 2}, "EXPECTED_REACTION": {"min": 0, "max": 2},
                          "PROLONGED_REACTION": {"min": 3, "max": 7}, "REGENERATION": {"min": 0, "max": 18}},
                      "SEVERE": {"REST": {"min": 0, "max": 2}, "EXPECTED_REACTION": {"min": 0, "max": 2},
                          "PROLONGED_REACTION": {"min": 3, "max": 7}, "REGENERATION": {"min": 0, "max": 21}}},
                    "medicationHoldDays": 3, "improvementExpectedAfterDays": 21, "reviewAfterDays": 7,
                    "startWithinDays": 31, "stepOverDays": 7, "makeUpWithinDays": 7},
                  "label": null, "sources": ["S0", "S3", "S4"]}'""");
        try {
            pinned.keep(new StartupEvent());
            define("jsonb_set(definition, '{sessions,max}', '7')");
            assertThatIllegalStateException().isThrownBy(() -> pinned.keep(new StartupEvent()));
        } finally {
            define(kept);
        }
    }

    /** Only the owner of the table can: the service adds versions and changes none. */
    private static void define(String definition) throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate("update protocol_version set definition = " + definition
                    + " where id = 'hypertonic-dextrose' and version = 1");
            assertThat(rows).isEqualTo(1);
        }
    }

    private static List<String> strings(String query) throws SQLException {
        try (Connection connection = PostgresForTests.asOwner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> answers = new ArrayList<>();
            while (result.next()) {
                answers.add(result.getString(1));
            }
            return answers;
        }
    }
}
