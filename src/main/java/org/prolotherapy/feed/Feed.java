package org.prolotherapy.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeEvent.Place;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/**
 * What happened in the clinic, for those who follow. Each event is written in the transaction of what it tells of, and is shown once
 * no transaction that is older can still write one. So a follower who remembers how far it came sees every event once, and
 * none before another that it follows from.
 */
@ApplicationScoped
public class Feed {

    /**
     * Whoever waited for a lock may have an older number than those it waited for; it comes after them all the same, but not after
     * what was restored from a database that had come further than this one.
     */
    private static final Sql PUBLISH = Sql.ofTenant("""
            insert into change (clinic_id, xid, id, type, at, plan_id, protocol, version, session_number, adverse_event_id)
            select :tenant, greatest(pg_current_xact_id(), latest.xid), :id, :type, :at, :plan::uuid, :protocol, :version,
                   :session::integer, :adverseEvent::uuid
            from (select (select xid from change
                          where clinic_id = :tenant and xid < pg_snapshot_xmax(pg_current_snapshot())
                          order by xid desc, position desc limit 1)) latest (xid)
            """);

    /** All in one statement, and so as of one moment: what there is, how far it is complete, and since when. */
    static final String READING = """
            select here.database, here.complete::text::bigint, here.next::text::bigint, here.pruned, change.*
            from (select concat_ws('-', (select system_identifier from pg_control_system()), 'change'::regclass::oid,
                                   left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)) as database,
                         pg_snapshot_xmin(pg_current_snapshot()) as complete,
                         pg_snapshot_xmax(pg_current_snapshot()) as next,
                         exists (select from change_horizon where clinic_id = :tenant
                                 and (xid, position) > (:xid::text::xid8, :position)) as pruned) here
            left join lateral (
                select xid::text::bigint, position, id, type, at, plan_id, protocol, version, session_number, adverse_event_id
                from change
                where clinic_id = :tenant and (xid, position) > (:xid::text::xid8, :position)
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                  and (:types::text is null or type = any(string_to_array(:types::text, ',')))
                order by change.xid, change.position
                limit :limit) change on true
            order by change.xid, change.position
            """;

    private static final Sql READ = Sql.ofTenant(READING);

    private final DataSource database;
    private final CurrentTenant tenant;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Feed(DataSource database, CurrentTenant tenant, TimeOrderedIds ids, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How far a follower has come.
     *
     * @param database in which it came so far; places say nothing in any other
     */
    public record Reached(String database, Place place) {}

    /**
     * A part of the feed.
     *
     * @param events in their order
     * @param until how far whoever has them has come: past the last of them or, if there are no more now, past everything that
     *     was complete when they were read
     */
    public record Part(List<ChangeEvent> events, Reached until) {

        public Part {
            events = List.copyOf(events);
        }
    }

    /**
     * Tells those who follow, once the current transaction is committed. Called after everything is written that it tells of, and
     * with all locks that it took: what is told of one plan is then told in the order in which it happened.
     */
    public void publish(Happening... happenings) {
        publish(List.of(happenings));
    }

    /** Like {@link #publish(Happening...)}, in one statement for all of them. */
    public void publish(Collection<Happening> happenings) {
        if (happenings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Sql.Values> rows = happenings.stream()
                .map(happening -> PUBLISH.values()
                        .with("tenant", tenant.id())
                        .with("id", ids.get())
                        .with("type", happening.type().code())
                        .with("at", now)
                        .with("plan", happening.plan())
                        .with("protocol", happening.protocol())
                        .with("version", happening.version())
                        .with("session", longOf(happening.session()))
                        .with("adverseEvent", happening.adverseEvent()))
                .toList();
        Sql.on(database, connection -> PUBLISH.batch(connection, rows));
    }

    private static @Nullable Long longOf(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }

    /** Where the feed stands: what was changed before is in the database, and what comes after will be told. */
    public Reached now() {
        return read(Place.BEGINNING, List.of(), 0).complete();
    }

    /** The oldest events that are kept, at most so many, of these types or, if none is named, of all. */
    public Part beginning(List<ChangeType> types, int limit) {
        return read(Place.BEGINNING, types, limit).part(limit);
    }

    /**
     * What happened since.
     *
     * @param types which of it; all if none is named
     * @throws Problem {@code cursor-expired} if some of it may be missing
     */
    public Part since(Reached reached, List<ChangeType> types, int limit) {
        Answer answer = read(reached.place(), types, limit);
        if (!answer.database.equals(reached.database())) {
            throw expired(Sentence.of(
                    "It is of another database, or of this one before it was restored, upgraded or failed over."));
        }
        if (reached.place().transaction() > answer.nextTransaction) {
            throw expired(Sentence.of("It lies ahead of the database, which was set back meanwhile."));
        }
        if (answer.pruned) {
            throw expired(Sentence.of("Some of what happened since is no longer kept."));
        }
        return answer.part(limit);
    }

    private static Problem expired(Sentence because) {
        return new Problem(
                ProblemType.CURSOR_EXPIRED,
                "What happened since cannot be told without a gap. {because} Read everything again.",
                because);
    }

    private Answer read(Place after, List<ChangeType> types, int limit) {
        String codes =
                types.isEmpty() ? null : types.stream().map(ChangeType::code).collect(Collectors.joining(","));
        return Sql.on(database, connection -> {
            Answer answer = new Answer(after);
            READ.values()
                    .with("tenant", tenant.id())
                    .with("xid", Long.toString(after.transaction()))
                    .with("position", after.position())
                    .with("types", codes)
                    .with("limit", limit)
                    .forEach(connection, 0, answer::take);
            return answer;
        });
    }

    /** What one statement found: of the database in every row, and in each the next event, if there is one. */
    private static final class Answer {

        private final Place after;
        private final List<ChangeEvent> events = new ArrayList<>();
        private String database = "";
        private long completeBefore;
        private long nextTransaction;
        private boolean pruned;

        Answer(Place after) {
            this.after = after;
        }

        void take(ResultSet row) throws SQLException {
            database = row.getString("database");
            completeBefore = row.getLong("complete");
            nextTransaction = row.getLong("next");
            pruned = row.getBoolean("pruned");
            if (row.getString("id") != null) {
                events.add(event(row));
            }
        }

        Part part(int limit) {
            return events.size() < limit
                    ? new Part(events, complete())
                    : new Part(
                            events, new Reached(database, events.get(limit - 1).place()));
        }

        /** Past everything that no transaction can add to any more; never back. */
        Reached complete() {
            Place complete = new Place(completeBefore, 0);
            return new Reached(database, complete.isBefore(after) ? after : complete);
        }

        private static ChangeEvent event(ResultSet row) throws SQLException {
            String type = row.getString("type");
            return new ChangeEvent(
                    row.getObject("id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    new Place(row.getLong("xid"), row.getLong("position")),
                    new Happening(
                            ChangeType.ofCode(type).orElseThrow(),
                            row.getObject("plan_id", UUID.class),
                            row.getString("protocol"),
                            row.getLong("version"),
                            row.getObject("session_number", Integer.class),
                            row.getObject("adverse_event_id", UUID.class)));
        }
    }
}
