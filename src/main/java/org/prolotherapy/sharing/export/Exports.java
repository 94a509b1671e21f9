package org.prolotherapy.sharing.export;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.sharing.SharingProblem;

/** The clinic's exports: one under way at most, and those that came to an end, until they are too old. */
@Singleton
public class Exports {

    /** How long an export is kept after it came to an end. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Each may be as large as all that the clinic has. */
    private static final int MOST = 3;

    private static final String COLUMNS =
            "id, format, types, since, plans, requested_at, reached, done, finished_at, failed";

    private static final String SEEN = "select " + COLUMNS + " from export";

    /** Whoever begins one waits for whoever begins another, so that the bound of their number holds. */
    private static final Sql LOCK =
            Sql.ofTenant("select pg_advisory_xact_lock(hashtextextended('exports of ' || :tenant, 0))");

    private static final Sql INSERT = Sql.ofTenant("""
            insert into export (clinic_id, id, format, types, since, plans, requested_at)
            select :tenant, :id, :format, :types, :since::timestamptz, count(*), :at from treatment_plan
            where clinic_id = :tenant and (:from::timestamptz is null or updated_at >= :from::timestamptz)
            returning\s""" + COLUMNS);

    private static final Sql LIST = Sql.ofTenant(SEEN + " where clinic_id = :tenant order by id desc");

    private static final Sql FIND = Sql.ofTenant(SEEN + " where clinic_id = :tenant and id = :id");

    private static final Sql CLAIM =
            Sql.ofTenant(SEEN + " where clinic_id = :tenant and finished_at is null for update skip locked");

    private static final Sql ADD_PART = Sql.ofTenant("""
            insert into export_part (clinic_id, export_id, type, number, lines, bytes, content)
            values (:tenant, :export, :type, :number, :lines, :bytes, :content)
            """);

    private static final Sql ADVANCE = Sql.ofTenant("""
            update export set reached = :reached, done = :done, failures = 0, finished_at = :finished::timestamptz
            where clinic_id = :tenant and id = :id
            """);

    private static final Sql FAIL = Sql.ofTenant("""
            update export
            set failures = failures + 1, failed = failures + 1 >= :most,
                finished_at = case when failures + 1 >= :most then :at::timestamptz end
            where clinic_id = :tenant and finished_at is null
            """);

    private static final Sql FILES = Sql.ofTenant("""
            select type, sum(lines)::bigint, sum(bytes)::bigint from export_part
            where clinic_id = :tenant and export_id = :export group by type order by type
            """);

    private static final Sql NUMBERS = Sql.ofTenant("""
            select number from export_part where clinic_id = :tenant and export_id = :export and type = :type order by number
            """);

    private static final Sql CONTENT = Sql.ofTenant("""
            select content from export_part
            where clinic_id = :tenant and export_id = :export and type = :type and number = :number
            """);

    private static final Sql DELETE = Sql.ofTenant("delete from export where clinic_id = :tenant and id = :id");

    private final DataSource database;
    private final CurrentTenant tenant;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Exports(DataSource database, CurrentTenant tenant, TimeOrderedIds ids, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins an export.
     *
     * @param since only plans that have changed since then; null for all
     * @throws Problem {@code export-under-way} while the clinic has another, {@code too-many-exports} if it has as many as are kept
     */
    public Export begin(ExportFormat format, Set<String> types, @Nullable Instant since) throws SQLException {
        try (Connection connection = database.getConnection()) {
            LOCK.values().with("tenant", tenant.id()).run(connection);
        }
        List<Export> known = all();
        known.stream()
                .filter(export -> export.state() == ExportState.RUNNING)
                .findFirst()
                .ifPresent(running -> {
                    throw new Problem(
                            SharingProblem.EXPORT_UNDER_WAY,
                            "The export {export}, asked for at {at}, is still being written.",
                            running.id(),
                            running.requestedAt());
                });
        if (known.size() >= MOST) {
            throw new Problem(
                    SharingProblem.TOO_MANY_EXPORTS,
                    "The clinic has {count} exports, which is as many as are kept.",
                    MOST);
        }
        try (Connection connection = database.getConnection()) {
            return INSERT.values()
                    .with("tenant", tenant.id())
                    .with("id", ids.get())
                    .with("format", format.name())
                    .with("types", String.join(",", new TreeSet<>(types)))
                    .with("since", text(since))
                    .with("from", text(Export.changedFrom(since)))
                    .with("at", clock.instant())
                    .only(connection, Exports::export);
        }
    }

    /** All of them, newest first. */
    public List<Export> all() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LIST.values().with("tenant", tenant.id()).list(connection, Exports::export);
        }
    }

    /**
     * An export.
     *
     * @throws Problem {@code not-found} if there is none, or none any more
     */
    public Export existing(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return FIND.values()
                    .with("tenant", tenant.id())
                    .with("id", id)
                    .first(connection, Exports::export)
                    .orElseThrow(() -> new Problem(
                            ProblemType.NOT_FOUND,
                            "There is no export with this id; it is kept for {hours} hours after it came to an end.",
                            KEPT.toHours()));
        }
    }

    /** Of each type that there is something of, how much. */
    public List<Export.File> files(Export export) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return FILES.values()
                    .with("tenant", tenant.id())
                    .with("export", export.id())
                    .list(connection, row -> new Export.File(row.getString(1), row.getLong(2), row.getLong(3)));
        }
    }

    /** All lines of a type, which need not fit into memory. */
    @FunctionalInterface
    public interface Lines {

        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What an export has of a type, one part after the other as it is written.
     *
     * @throws Problem {@code not-found} if it has nothing of it, or not yet
     */
    public Lines lines(Export export, String type) throws SQLException {
        List<Long> parts = export.state() == ExportState.DONE ? numbers(export, type) : List.of();
        if (parts.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "The export has no such file, or does not have it yet.");
        }
        return out -> {
            for (long number : parts) {
                try (GZIPInputStream lines =
                        new GZIPInputStream(new ByteArrayInputStream(content(export, type, number)))) {
                    lines.transferTo(out);
                }
            }
        };
    }

    private List<Long> numbers(Export export, String type) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return NUMBERS.values()
                    .with("tenant", tenant.id())
                    .with("export", export.id())
                    .with("type", type)
                    .list(connection, row -> row.getLong(1));
        }
    }

    /** Never the beginning of it only: whoever reads would take that for everything. */
    private byte[] content(Export export, String type, long number) throws IOException {
        try (Connection connection = database.getConnection()) {
            return CONTENT.values()
                    .with("tenant", tenant.id())
                    .with("export", export.id())
                    .with("type", type)
                    .with("number", number)
                    .first(connection, row -> row.getBytes(1))
                    .orElseThrow(() -> new IOException("The export was deleted meanwhile."));
        } catch (SQLException failure) {
            throw new IOException("A part of an export could not be read.", failure);
        }
    }

    public void delete(Export export) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DELETE.values().with("tenant", tenant.id()).with("id", export.id()).run(connection);
        }
    }

    /** The export that is under way; nobody else goes on with it until the current transaction is over. */
    Optional<Export> claim() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CLAIM.values().with("tenant", tenant.id()).first(connection, Exports::export);
        }
    }

    /** Adds the lines of a type that the next page has. */
    void add(Export export, String type, List<String> lines) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long bytes = 0;
        try (GZIPOutputStream out = new GZIPOutputStream(content)) {
            for (String line : lines) {
                byte[] written = (line + "\n").getBytes(StandardCharsets.UTF_8);
                out.write(written);
                bytes += written.length;
            }
        } catch (IOException never) {
            throw new IllegalStateException("what is in memory can be written", never);
        }
        try (Connection connection = database.getConnection()) {
            ADD_PART.values()
                    .with("tenant", tenant.id())
                    .with("export", export.id())
                    .with("type", type)
                    .with("number", export.done())
                    .with("lines", lines.size())
                    .with("bytes", bytes)
                    .with("content", content.toByteArray())
                    .run(connection);
        }
    }

    /** The page is written. */
    void advance(Export export, @Nullable UUID reached, long done, boolean finished) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ADVANCE.values()
                    .with("tenant", tenant.id())
                    .with("id", export.id())
                    .with("reached", reached)
                    .with("done", done)
                    .with("finished", finished ? text(clock.instant()) : null)
                    .run(connection);
        }
    }

    /** The next page could not be written; so often in a row, and the export is given up. How many exports that were. */
    int fail(int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return FAIL.values()
                    .with("tenant", tenant.id())
                    .with("most", most)
                    .with("at", text(clock.instant()))
                    .run(connection);
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Export export(ResultSet row) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                ExportFormat.valueOf(row.getString("format")),
                Arrays.asList(row.getString("types").split(",")),
                instant(row, "since"),
                row.getLong("plans"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("reached", UUID.class),
                row.getLong("done"),
                instant(row, "finished_at"),
                row.getBoolean("failed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
