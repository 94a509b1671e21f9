package org.prolotherapy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prolotherapy.platform.audit.AuditQueueTest.event;
import static org.prolotherapy.platform.audit.AuditTables.allSealed;
import static org.prolotherapy.platform.audit.AuditTables.query;
import static org.prolotherapy.platform.audit.AuditTables.tamper;
import static org.prolotherapy.platform.audit.AuditTables.verify;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.platform.audit.Verification.Discrepancy;
import org.prolotherapy.platform.audit.Verification.Head;
import org.prolotherapy.platform.audit.Verification.Kind;
import org.prolotherapy.platform.audit.Verification.Report;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** Whoever changes what was audited, even with the rights of the owner, leaves a trace. Each test has a clinic of its own. */
@QuarkusTest
@Timeout(300)
class SealingTest {

    @Inject
    AuditEvents events;

    @Inject
    Seals seals;

    @Inject
    CurrentTenant current;

    private final String clinic = "sealed-" + UUID.randomUUID();
    private final List<UUID> written = new ArrayList<>();

    @BeforeEach
    void threeSealsOfTwoEventsEach() throws SQLException {
        for (int i = 0; i < 3; i++) {
            write(2);
            seals.sealAll(); // not to wait for the service, which does so by itself
            allSealed(clinic);
        }
    }

    @Test
    void isIntactAsLongAsNobodyTampers() {
        Report report = verify(clinic);

        assertThat(report.findings()).isEmpty();
        assertThat(report.seals()).isEqualTo(3);
        assertThat(report.events()).isEqualTo(6);
        assertThat(report.waiting()).isZero();
        assertThat(report.head()).isEqualTo(head(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "client_id = 'another'",
                "user_id = 'another'",
                "action = 'listTreatmentPlans'",
                "subject_system = 'urn:example:eh', subject_value = 'r12345'",
                "subject_value = '12346'",
                "subject_system = null, subject_value = null",
                "resource = null",
                "version = null",
                "version = 4",
                "outcome = 403",
                "request_id = 'request-2'",
                "shown = '{}'",
                "shown = array[shown[2], shown[1]]",
            })
    void findsAChangedEvent(String change) {
        tamper("update audit_event set " + change + " where id = '" + written.get(2) + "'");

        assertThat(verify(clinic).findings()).containsExactly(new Discrepancy(Kind.EVENT_CHANGED, 2L, written.get(2)));
        assertThat(verify(clinic).firstWrongSeal()).isEqualTo(2);
    }

    @Test
    void findsARemovedEvent() {
        tamper("delete from audit_event where id = '" + written.get(0) + "'");

        assertThat(verify(clinic).findings()).containsExactly(new Discrepancy(Kind.EVENT_REMOVED, 1L, written.get(0)));
    }

    @Test
    void findsAnEventThatWasSlippedIn() {
        UUID slippedIn = UUID.randomUUID();
        tamper("insert into audit_event select (jsonb_populate_record(it, '{\"id\": \"" + slippedIn
                + "\"}')).* from audit_event it where id = '" + written.get(0) + "'");

        assertThat(verify(clinic).findings()).containsExactly(new Discrepancy(Kind.EVENT_NOT_SEALED, null, slippedIn));
    }

    @Test
    void findsAnEventThatTookThePlaceOfAnother() {
        UUID another = UUID.randomUUID();
        tamper("update audit_event set id = '" + another + "' where id = '" + written.get(0) + "'");

        assertThat(verify(clinic).findings())
                .containsExactly(
                        new Discrepancy(Kind.EVENT_REMOVED, 1L, written.get(0)),
                        new Discrepancy(Kind.EVENT_NOT_SEALED, null, another));
    }

    @Test
    void findsAnEventThatWasSealedTwice() {
        tamper("insert into audit_unsealed (tenant_id, event_id) values ('" + clinic + "', '" + written.get(0) + "')");
        allSealed(clinic);

        assertThat(verify(clinic).findings())
                .containsExactly(new Discrepancy(Kind.EVENT_SEALED_TWICE, null, written.get(0)));
    }

    @Test
    void findsAnEventThatIsKeptFromBeingSealed() {
        UUID added = UUID.randomUUID();
        tamper("insert into audit_unsealed (tenant_id, event_id, since) values ('" + clinic + "', '" + added
                + "', now() - interval '1 hour')");
        // The sealer seals it in its order, and finds no event.
        allSealed(clinic);

        assertThat(verify(clinic).findings()).containsExactly(new Discrepancy(Kind.EVENT_REMOVED, 4L, added));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seal = sha256(seal)",
                "sealed_at = sealed_at - interval '1 hour'",
                "events = array[events[2], events[1]]",
                "digests = substr(digests, 33) || substr(digests, 1, 32)",
                "number = 7"
            })
    void findsAChangedSeal(String change) {
        tamper("update audit_seal set " + change + " where tenant_id = '" + clinic + "' and number = 2");

        Report report = verify(clinic);
        assertThat(report.isIntact()).isFalse();
        assertThat(report.firstWrongSeal()).isEqualTo(2);
        assertThat(report.findings())
                .extracting(Discrepancy::kind)
                .containsAnyOf(Kind.SEAL_CHANGED, Kind.SEAL_OUT_OF_PLACE, Kind.SEAL_MISSING);
    }

    @Test
    void findsAnEventThatWasChangedTogetherWithItsDigest() {
        tamper(
                "update audit_event set user_id = 'another' where id = '" + written.get(2) + "'",
                "update audit_seal set digests = '\\x" + "ab".repeat(64) + "' where tenant_id = '" + clinic
                        + "' and number = 2");

        assertThat(verify(clinic).findings()).contains(new Discrepancy(Kind.SEAL_CHANGED, 2L, null));
    }

    @Test
    void findsARemovedSeal() {
        tamper("delete from audit_seal where tenant_id = '" + clinic + "' and number = 2");

        assertThat(verify(clinic).findings())
                .contains(
                        new Discrepancy(Kind.SEAL_MISSING, 2L, null),
                        new Discrepancy(Kind.EVENT_NOT_SEALED, null, written.get(2)),
                        new Discrepancy(Kind.EVENT_NOT_SEALED, null, written.get(3)));
    }

    @Test
    void findsSealsInAnotherOrder() {
        tamper(
                "update audit_seal set number = 9 where tenant_id = '" + clinic + "' and number = 1",
                "update audit_seal set number = 1 where tenant_id = '" + clinic + "' and number = 2",
                "update audit_seal set number = 2 where tenant_id = '" + clinic + "' and number = 9");

        assertThat(verify(clinic).findings())
                .contains(
                        new Discrepancy(Kind.SEAL_OUT_OF_PLACE, 1L, null),
                        new Discrepancy(Kind.SEAL_CHANGED, 1L, null));
    }

    @Test
    void findsTheRemovalOfTheNewestSealWithItsEventsByAHeadThatWasKept() {
        Head kept = verify(clinic).head();
        assertThat(verify(clinic, kept).findings()).isEmpty();
        assertThat(verify(clinic, head(2)).findings()).as("an earlier one").isEmpty();
        tamper(
                "delete from audit_seal where tenant_id = '" + clinic + "' and number = 3",
                "delete from audit_event where id in ('" + written.get(4) + "', '" + written.get(5) + "')");

        assertThat(verify(clinic).findings()).as("without a head").isEmpty();
        assertThat(verify(clinic, kept).findings())
                .containsExactly(new Discrepancy(Kind.SEAL_NOT_AS_EXPECTED, 3L, null));
    }

    @Test
    void findsWhatTheServiceDoesNotSealAnyMore() throws SQLException {
        try (Connection another = PostgresForTests.asOwner()) {
            another.setAutoCommit(false);
            another.createStatement()
                    .execute("select pg_advisory_xact_lock(hashtextextended('audit-seal " + clinic + "', 0))");
            write(1);
            AuditTables.execute(
                    "update audit_unsealed set since = since - interval '1 minute' where tenant_id = '" + clinic + "'");
            Report report = verify(clinic);
            assertThat(report.findings()).containsExactly(new Discrepancy(Kind.SEALING_LATE, null, null));
            assertThat(report.waiting()).isEqualTo(1);
            assertThat(report.waitingSince()).isNotNull();
        }
        allSealed(clinic);
        assertThat(verify(clinic).findings()).isEmpty();
    }

    @Test
    void keepsEightWritersGoingWhileItSeals() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writing.add(writers.submit(() -> {
                for (int n = 0; n < 100; n++) {
                    current.callAs(clinic, () -> insert(List.of(event(clinic))));
                }
                return null;
            }));
        }
        for (Future<?> each : writing) {
            // Who waits for another as long as for a lock fails.
            each.get();
        }
        writers.shutdown();
        allSealed(clinic);

        assertThat(verify(clinic).findings()).isEmpty();
        assertThat(verify(clinic).events()).isEqualTo(806);
    }

    /** A seal that is being made, and stays so, is in nobody's way. */
    @Test
    void makesNoWriterWaitForASealThatTakesLong() throws SQLException {
        try (Connection sealer = PostgresForTests.asOwner()) {
            sealer.setAutoCommit(false);
            sealer.createStatement()
                    .execute("select pg_advisory_xact_lock(hashtextextended('audit-seal " + clinic + "', 0))");
            sealer.createStatement().execute("lock table audit_seal in exclusive mode");
            sealer.createStatement().execute("delete from audit_unsealed where tenant_id = '" + clinic + "'");
            write(1);
            // It is there before the seal is.
            assertThat(query("select count(*) from audit_event where tenant_id = '" + clinic + "'"))
                    .containsExactly("7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set user_id = 'another'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_seal set number = number + 1",
                "delete from audit_seal",
                "truncate audit_seal",
            })
    void letsNotEvenTheOwnerChangeAnything(String statement) {
        PSQLException refused = catchThrowableOfType(PSQLException.class, () -> {
            try (Connection owner = PostgresForTests.asOwner()) {
                owner.createStatement().execute(statement);
            }
        });
        assertThat(refused.getMessage()).contains("are never changed or deleted");
    }

    private void write(int count) {
        List<AuditEvent> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(event(clinic));
        }
        some.sort((a, b) -> a.id().toString().compareTo(b.id().toString()));
        some.forEach(each -> written.add(each.id()));
        current.runAs(clinic, () -> insert(some));
    }

    private boolean insert(List<AuditEvent> some) {
        try {
            events.insert(some);
            return true;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Head head(long number) {
        return new Head(
                number,
                query("select encode(seal, 'hex') from audit_seal where tenant_id = '" + clinic + "' and number = "
                                + number)
                        .get(0));
    }
}
