package org.prolotherapy.platform.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.persistence.Sql;

/**
 * Walks a tenant's chain from its first seal to its last, and holds every event against it. It looks at one moment of the
 * database, reads a seal at a time, and can be asked by the owner of the tables and by the service.
 *
 * <p>What no chain can show by itself is the removal of its newest seals together with their events: for that the
 * {@link Report#head} has to be kept elsewhere, and asked for here the next time.
 */
public final class Verification {

    /** More of them would only say the same. */
    private static final int MOST_FINDINGS = 100;

    private static final int SEALS_AT_A_TIME = 20;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Every event that is not there once and either sealed once or still to be. */
    private static final Sql UNEQUAL = Sql.ofTenant("""
            select id, sum(there) as there, sum(sealed) as sealed from (
                select id, 1 as there, 0 as sealed from audit_event where tenant_id = :tenant
                union all select unnest(events), 0, 1 from audit_seal where tenant_id = :tenant
                union all select event_id, 0, 1 from audit_unsealed where tenant_id = :tenant) each
            group by id having sum(there) <> 1 or sum(sealed) <> 1 order by id limit :most
            """);

    private static final Sql SEALS =
            Sql.ofTenant("select " + Seals.COLUMNS + " from audit_seal where tenant_id = :tenant order by number");

    private static final Sql WAITING =
            Sql.ofTenant("select count(*), min(since), now() from audit_unsealed where tenant_id = :tenant");

    private static final Sql ONE_MOMENT = Sql.ofAll("set transaction isolation level repeatable read, read only");

    private static final Sql FOR_LONG = Sql.ofAll("set local statement_timeout = '" + LONGEST.toSeconds() + "s'");

    /** What can be wrong. */
    public enum Kind {
        /** A seal's number does not follow that of the seal before. */
        SEAL_MISSING,
        /** A seal does not name the seal before as the one that it follows. */
        SEAL_OUT_OF_PLACE,
        /** A seal is not what follows from its own row. */
        SEAL_CHANGED,
        /** The seal that was expected is not in the chain. */
        SEAL_NOT_AS_EXPECTED,
        /** An event is not as it was when it was sealed. */
        EVENT_CHANGED,
        /** An event was sealed, or waited for it, and is not there. */
        EVENT_REMOVED,
        /** An event is there that was neither sealed nor waits for it. */
        EVENT_NOT_SEALED,
        /** An event is in several seals, or in one and still waits. */
        EVENT_SEALED_TWICE,
        /** Events wait longer for their seal than they do while the service works. */
        SEALING_LATE
    }

    /**
     * Something that is wrong.
     *
     * @param seal the number of the seal in which it was noticed, if it was noticed in one
     * @param event that it is about, if it is about one
     */
    public record Discrepancy(
            Kind kind, @Nullable Long seal, @Nullable UUID event) {}

    /** A seal by its number and its value in hexadecimal digits. */
    public record Head(long number, String seal) {}

    /**
     * What came of it.
     *
     * @param seals how many there are
     * @param events how many the seals cover
     * @param waiting how many are not sealed yet
     * @param waitingSince when the first of these was written
     * @param head the last seal; null before there is one
     * @param findings what is wrong, in the order of the chain, at most {@value #MOST_FINDINGS}
     */
    public record Report(
            Instant at,
            long seals,
            long events,
            long waiting,
            @Nullable Instant waitingSince,
            @Nullable Head head,
            List<Discrepancy> findings) {

        /** Whether nothing is wrong. */
        public boolean isIntact() {
            return findings.isEmpty();
        }

        /** The number of the first seal in which something is wrong, if it is in one. */
        public @Nullable Long firstWrongSeal() {
            return findings.stream()
                    .map(Discrepancy::seal)
                    .filter(seal -> seal != null)
                    .min(Long::compareTo)
                    .orElse(null);
        }
    }

    /** How often an event is there, and how often it was sealed or waits for it. */
    private record Unequal(UUID event, long there, long sealed) {}

    /** The events that are not sealed yet, since when the first of them waits, and what time it is for the database. */
    private record Waiting(long events, @Nullable Instant since, Instant now) {

        static Waiting read(ResultSet row) throws SQLException {
            OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
            return new Waiting(
                    row.getLong(1),
                    since == null ? null : since.toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        }

        boolean isSince(Duration longer) {
            return since != null && since.plus(longer).isBefore(now);
        }
    }

    private final Connection connection;
    private final String tenant;
    private final List<Discrepancy> findings = new ArrayList<>();
    private long seals;
    private long events;
    private @Nullable Seal last;
    private @Nullable Head expected;

    private Verification(Connection connection, String tenant, @Nullable Head expected) {
        this.connection = connection;
        this.tenant = tenant;
        this.expected = expected;
    }

    /**
     * Verifies a tenant's chain.
     *
     * @param connection of the owner, or set to the tenant; not in a transaction
     * @param patience how long an event may wait to be sealed; null if nobody is there to seal it
     * @param expected a seal that must be in the chain, because it was its head before; null if none is known
     */
    public static Report of(Connection connection, String tenant, @Nullable Duration patience, @Nullable Head expected)
            throws SQLException {
        int timeout = connection.getNetworkTimeout();
        connection.setAutoCommit(false);
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(LONGEST.plusMinutes(1).toMillis()));
            ONE_MOMENT.values().run(connection);
            FOR_LONG.values().run(connection);
            return new Verification(connection, tenant, expected).report(patience);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, timeout);
        }
    }

    private Report report(@Nullable Duration patience) throws SQLException {
        walk();
        if (expected != null) {
            add(new Discrepancy(Kind.SEAL_NOT_AS_EXPECTED, expected.number(), null));
        }
        compare();
        Waiting waiting = WAITING.values().with("tenant", tenant).only(connection, Waiting::read);
        if (patience != null && waiting.isSince(patience)) {
            add(new Discrepancy(Kind.SEALING_LATE, null, null));
        }
        Seal head = last;
        return new Report(
                waiting.now(),
                seals,
                events,
                waiting.events(),
                waiting.since(),
                head == null ? null : new Head(head.number(), HexFormat.of().formatHex(head.value())),
                List.copyOf(findings));
    }

    private void walk() throws SQLException {
        SEALS.values().with("tenant", tenant).forEach(connection, SEALS_AT_A_TIME, row -> check(Seals.read(row)));
    }

    private void check(Seal seal) throws SQLException {
        Seal before = last;
        if (seal.number() != (before == null ? 1 : before.number() + 1)) {
            add(new Discrepancy(Kind.SEAL_MISSING, before == null ? 1 : before.number() + 1, null));
        } else if (!Arrays.equals(seal.previous(), before == null ? Seal.NONE : before.value())) {
            add(new Discrepancy(Kind.SEAL_OUT_OF_PLACE, seal.number(), null));
        }
        if (!Arrays.equals(seal.value(), seal.computed())) {
            add(new Discrepancy(Kind.SEAL_CHANGED, seal.number(), null));
        }
        Map<UUID, byte[]> digests = Seals.digests(connection, tenant, seal.events());
        for (int i = 0; i < seal.events().size(); i++) {
            UUID event = seal.events().get(i);
            byte[] digest = digests.get(event);
            if (digest == null) {
                add(new Discrepancy(Kind.EVENT_REMOVED, seal.number(), event));
            } else if (!Arrays.equals(digest, seal.digest(i))) {
                add(new Discrepancy(Kind.EVENT_CHANGED, seal.number(), event));
            }
        }
        Head wanted = expected;
        if (wanted != null
                && wanted.number() == seal.number()
                && wanted.seal().equalsIgnoreCase(HexFormat.of().formatHex(seal.value()))) {
            expected = null;
        }
        seals++;
        events += seal.events().size();
        last = seal;
    }

    private void compare() throws SQLException {
        for (Unequal each : UNEQUAL.values()
                .with("tenant", tenant)
                .with("most", MOST_FINDINGS)
                .list(connection, row -> new Unequal(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)))) {
            UUID event = each.event();
            if (each.sealed() > 1) {
                add(new Discrepancy(Kind.EVENT_SEALED_TWICE, null, event));
            }
            if (each.sealed() == 0) {
                add(new Discrepancy(Kind.EVENT_NOT_SEALED, null, event));
            }
            if (each.there() == 0 && findings.stream().noneMatch(known -> event.equals(known.event()))) {
                add(new Discrepancy(Kind.EVENT_REMOVED, null, event));
            }
        }
    }

    private void add(Discrepancy finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
