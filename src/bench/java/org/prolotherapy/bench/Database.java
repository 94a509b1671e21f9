package org.prolotherapy.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.trial.EmbeddedPostgres;
import org.prolotherapy.trial.EmbeddedPostgres.Role;

/** A database of the benchmark's own: in an embedded PostgreSQL, or on a server that is given. It is gone when it is closed. */
final class Database implements AutoCloseable {

    /** The clinic of the token that the service makes. */
    static final String CLINIC = "local";

    private static final int USUAL_PORT = 5432;

    private static final Pattern LOGGED = Pattern.compile("\\[(\\d+)] LOG:  (?:statement|execute [^:]+): ?(.*)");

    /** Of work that goes on by itself, whoever asks for what. */
    private static final Pattern IN_THE_BACKGROUND = Pattern.compile("audit-seal|tenants_awaiting_seal|prune_");

    private final String url;
    private final Role owner;
    private final Role service;
    private final Optional<Path> log;
    private final Ending ending;

    private interface Ending {
        void end() throws SQLException;
    }

    private Database(String url, Role owner, Role service, Optional<Path> log, Ending ending) {
        this.url = url;
        this.owner = owner;
        this.service = service;
        this.log = log;
        this.ending = ending;
    }

    /** In a PostgreSQL with the settings that the service gives its own. */
    static Database embeddedIn(Path place) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(place);
        return new Database(
                postgres.jdbcUrl(),
                postgres.owner(),
                postgres.service(),
                Optional.of(place.resolve("postgres.log")),
                postgres::close);
    }

    /** On a server, as someone who may create roles and databases there. */
    static Database on(String server) throws SQLException {
        String name = "prolotherapy_bench_" + UUID.randomUUID().toString().substring(0, 8);
        Role owner = new Role(name + "_owner", UUID.randomUUID().toString());
        Role service = new Role(name, UUID.randomUUID().toString());
        try (Connection admin = DriverManager.getConnection(server);
                Statement statement = admin.createStatement()) {
            statement.execute("create role " + owner.name() + " login password '" + owner.password() + "'");
            statement.execute("create role " + service.name() + " login password '" + service.password() + "'");
            // Who is no superuser may make a database for a role only as a member of it.
            statement.execute("grant " + owner.name() + " to current_user");
            statement.execute("create database " + name + " owner " + owner.name());
        }
        URI at = addressIn(server);
        String url = "jdbc:postgresql://" + at.getAuthority() + "/" + name;
        return new Database(url, owner, service, Optional.empty(), () -> {
            try (Connection admin = DriverManager.getConnection(server);
                    Statement statement = admin.createStatement()) {
                statement.execute("drop database if exists " + name + " with (force)");
                statement.execute("drop role if exists " + service.name());
                statement.execute("drop role if exists " + owner.name());
            }
        });
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner.name(), owner.password());
    }

    /** The environment of a service that is to use it. */
    Map<String, String> forTheService() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", url,
                "QUARKUS_DATASOURCE_USERNAME", service.name(),
                "QUARKUS_DATASOURCE_PASSWORD", service.password(),
                "QUARKUS_FLYWAY_USERNAME", owner.name(),
                "QUARKUS_FLYWAY_PASSWORD", owner.password());
    }

    /** The environment of a client of PostgreSQL that is to use it as the service does: as its role, for one clinic. */
    Map<String, String> forAClient() {
        URI at = addressIn(url);
        return Map.of(
                "PGHOST", at.getHost(),
                "PGPORT", Integer.toString(at.getPort() < 0 ? USUAL_PORT : at.getPort()),
                "PGDATABASE", at.getPath().substring(1),
                "PGUSER", service.name(),
                "PGPASSWORD", service.password(),
                "PGOPTIONS", "-c prolotherapy.tenant=" + CLINIC);
    }

    private static URI addressIn(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length()));
    }

    /** What PostgreSQL says of itself, by name. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : List.of(
                "server_version",
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "shared_buffers",
                "max_wal_size")) {
            settings.put(name, text("show " + name));
        }
        return settings;
    }

    /** The first of its processes; empty where it runs on another machine. */
    Optional<Long> postmaster() throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return ProcessHandle.of(pid.getLong(1))
                    .filter(backend -> backend.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent())
                    .flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid);
        }
    }

    long count(String table) throws SQLException {
        return Long.parseLong(text("select count(*) from " + table));
    }

    /** How many rows each of these tables has. */
    Map<String, Long> rows(List<String> tables) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : tables) {
            rows.put(table, count(table));
        }
        return rows;
    }

    private String text(String query) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The statements that a request makes the service send, in their order; empty where nobody can look them up. */
    List<String> statementsOf(Callable<?> request) throws Exception {
        if (log.isEmpty()) {
            request.call();
            return List.of();
        }
        logStatements("set log_statement = 'all'");
        try {
            long before = Files.size(log.get());
            request.call();
            // What is written behind the answer is of the request, too.
            Thread.sleep(300);
            byte[] all = Files.readAllBytes(log.get());
            return foreground(new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8));
        } finally {
            logStatements("reset log_statement");
        }
    }

    private void logStatements(String change) throws SQLException, InterruptedException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system " + change);
            statement.execute("select pg_reload_conf()");
        }
        // Each process notices by itself.
        Thread.sleep(500);
    }

    private static List<String> foreground(String logged) {
        Map<String, List<String>> open = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        for (String line : logged.lines().toList()) {
            Matcher statement = LOGGED.matcher(line);
            if (!statement.find() || statement.group(2).isBlank()) {
                continue;
            }
            String process = statement.group(1);
            String sql = statement.group(2);
            List<String> transaction = open.get(process);
            if (transaction != null || sql.startsWith("BEGIN")) {
                transaction = open.computeIfAbsent(process, begun -> new ArrayList<>());
                transaction.add(sql);
                if (sql.startsWith("COMMIT") || sql.startsWith("ROLLBACK")) {
                    found.addAll(transaction.stream().noneMatch(Database::isInTheBackground) ? transaction : List.of());
                    open.remove(process);
                }
            } else if (!isInTheBackground(sql)) {
                found.add(sql);
            }
        }
        return found.stream()
                .filter(sql ->
                        !sql.contains("set_config(") && !sql.startsWith("reset ") && !sql.startsWith("alter system"))
                .toList();
    }

    private static boolean isInTheBackground(String sql) {
        return IN_THE_BACKGROUND.matcher(sql).find();
    }

    @Override
    public void close() throws SQLException {
        ending.end();
    }
}
