package org.prolotherapy.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;
import org.prolotherapy.platform.persistence.Sql;

/**
 * A PostgreSQL server of the service's own, for trying it out and for tests. It is a real and durable database: what was
 * committed outlives {@code kill -9} and a power cut. It listens on the loopback address only and checks passwords.
 *
 * <p>It has two roles: the owner, who makes and owns the tables, and the service's, which owns nothing.
 *
 * <p>One data directory holds everything: the database ({@code postgres}), the roles' passwords, its log and the unpacked
 * programs. One service at a time may use it. A server that a killed service left running on it is stopped at the next
 * start; no other process is ever signalled, and no other server ever joined.
 *
 * <p>Every method that talks to the server throws {@link EmbeddedPostgresFailed} when it cannot do what it says.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String NAME = "prolotherapy";
    private static final String SERVICE = "prolotherapy_service";
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "postgres";
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private final Path dataDirectory;
    private final Path binariesDirectory;
    private final Path database;
    private final Path log;
    private final DataDirectoryLock lock;
    private final PostgresPrograms programs;
    private final Role owner;
    private final Role service;
    private int port;
    private boolean wanted;
    private boolean closed;

    private EmbeddedPostgres(Path dataDirectory, Path binariesDirectory, DataDirectoryLock lock) throws IOException {
        this.dataDirectory = dataDirectory;
        this.binariesDirectory = binariesDirectory;
        this.lock = lock;
        this.database = dataDirectory.resolve(DATABASE);
        this.log = dataDirectory.resolve("postgres.log");
        this.programs = new PostgresPrograms(PostgresBinaries.unpackedBelow(binariesDirectory));
        this.owner = new Role(NAME, ownersPassword(dataDirectory.resolve("postgres-password")));
        this.service = new Role(SERVICE, readOrMakePassword(dataDirectory.resolve("postgres-service-password")));
    }

    /**
     * Starts the server of this data directory, which is made (mode 0700) if it does not exist.
     *
     * @throws EmbeddedPostgresFailed if another service uses the directory, if this build holds no binaries for this
     *     machine, if the database was written by another major version, or if PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory.resolve("postgres-binaries"));
    }

    /** Whether the database of this data directory has still to be made. */
    public static boolean isFirstStart(Path dataDirectory) {
        return !Files.exists(dataDirectory.resolve(DATABASE));
    }

    /**
     * The same with the programs in a place of their own, for several data directories that need not each unpack them.
     *
     * @throws EmbeddedPostgresFailed as {@link #start(Path)}
     */
    public static EmbeddedPostgres start(Path dataDirectory, Path binariesDirectory) {
        DataDirectoryLock lock = null;
        boolean started = false;
        try {
            Path data = OwnersOnly.directory(dataDirectory);
            lock = DataDirectoryLock.of(data);
            EmbeddedPostgres postgres = new EmbeddedPostgres(data, OwnersOnly.directory(binariesDirectory), lock);
            postgres.makeDatabaseUnlessThere();
            postgres.stopOrphan();
            postgres.startOnFreePort();
            started = true;
            return postgres;
        } catch (IOException failure) {
            throw EmbeddedPostgresFailed.because(failure);
        } finally {
            if (lock != null && !started) {
                release(lock);
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /** Someone who may connect. */
    public record Role(String name, String password) {}

    /** The role that makes and owns the tables; it may do everything. */
    public Role owner() {
        return owner;
    }

    /** The role that the service works as: it owns nothing and may do what it was granted. */
    public Role service() {
        return service;
    }

    /** The port on the loopback address; the same until the next {@link #start(Path)}. */
    public synchronized int port() {
        return port;
    }

    /** Ends the server after rolling back what is not committed; {@link #startAgain()} brings it back. */
    public synchronized void stop() {
        stop("fast");
    }

    /** Ends the server as a crash would, without a checkpoint; {@link #startAgain()} makes it recover. */
    public synchronized void kill() {
        stop("immediate");
    }

    /** Starts the stopped server again on the same port. */
    public synchronized void startAgain() {
        try {
            startOn(port);
        } catch (PortTaken taken) {
            throw new EmbeddedPostgresFailed("Port " + port + " was taken while PostgreSQL was stopped", taken);
        } catch (IOException failure) {
            throw EmbeddedPostgresFailed.because(failure);
        }
    }

    /**
     * Starts the server again on the same port whenever it ends without having been told to, as when it is killed, until
     * {@link #close()}. Meanwhile nobody can connect.
     *
     * @param givesUp called once, with the last reason, after a minute in which it could not be started
     */
    public void keepRunning(Consumer<EmbeddedPostgresFailed> givesUp) {
        Thread watch = new Thread(() -> watch(givesUp), "embedded-postgres");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Consumer<EmbeddedPostgresFailed> givesUp) {
        long awaySince = 0;
        while (true) {
            pause(100);
            try {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    if (!wanted
                            || Postmaster.recordedIn(database)
                                    .filter(this::serves)
                                    .isPresent()) {
                        awaySince = 0;
                        continue;
                    }
                    awaySince = awaySince == 0 ? System.nanoTime() : awaySince;
                    // Its number may have gone to a stranger by now, or may never be given back.
                    stopOrphan();
                    startAgain();
                    LOG.warn("PostgreSQL had ended by itself and was started again. See " + log + ".");
                }
            } catch (IOException | RuntimeException | Error failure) {
                // Processes of the server that ended may hold its memory for a moment.
                if (awaySince != 0 && System.nanoTime() - awaySince > PATIENCE.toNanos()) {
                    givesUp.accept(new EmbeddedPostgresFailed(
                            "PostgreSQL has ended and cannot be started again: " + failure.getMessage(), failure));
                    return;
                }
            }
        }
    }

    /** Stops the server if it runs and lets go of the data directory; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            stop();
        } finally {
            release(lock);
        }
    }

    private static void release(DataDirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw EmbeddedPostgresFailed.because(failure);
        }
    }

    private static String ownersPassword(Path file) throws IOException {
        if (!Files.exists(file) && Files.exists(file.resolveSibling("postgres"))) {
            throw new EmbeddedPostgresFailed(
                    "The database is there, but its password file " + file + " is gone. Put it back from a backup.");
        }
        return readOrMakePassword(file);
    }

    private static String readOrMakePassword(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            OwnersOnly.write(file, password);
        }
        return Files.readString(file).strip();
    }

    private void makeDatabaseUnlessThere() throws IOException {
        if (Files.exists(database)) {
            refuseAnotherMajorVersion();
            return;
        }
        Path half = dataDirectory.resolve("postgres.half");
        Directories.delete(half);
        programs.initdb(half, NAME, dataDirectory.resolve("postgres-password"));
        Files.move(half, database, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(dataDirectory);
    }

    private void refuseAnotherMajorVersion() throws IOException {
        String written = Files.readString(database.resolve("PG_VERSION")).strip();
        String ours = programs.majorVersion();
        if (!written.equals(ours)) {
            throw new EmbeddedPostgresFailed("The database in " + database + " was written by PostgreSQL " + written
                    + ", and this build brings PostgreSQL " + ours + ". Move its data with pg_dump and pg_restore, or"
                    + " choose another place with PROLOTHERAPY_DATA_DIRECTORY.");
        }
    }

    private void stopOrphan() throws IOException {
        Optional<Postmaster> recorded = Postmaster.recordedIn(database);
        if (recorded.isPresent()) {
            if (serves(recorded.get())) {
                programs.stop(database, "fast");
                awaitEnd(recorded.get());
            } else {
                // PostgreSQL would take the stranger who now has this number for a running server, and not start.
                Postmaster.forget(database);
            }
        }
    }

    private boolean serves(Postmaster postmaster) {
        return postmaster.serves(database, binariesDirectory);
    }

    private void stop(String mode) {
        wanted = false;
        try {
            Optional<Postmaster> running = Postmaster.recordedIn(database).filter(this::serves);
            if (running.isPresent()) {
                programs.stop(database, mode);
                awaitEnd(running.get());
            }
        } catch (IOException failure) {
            throw EmbeddedPostgresFailed.because(failure);
        }
    }

    // Not until the process is gone: where nothing reaps orphans, as in some containers, its number stays for ever.
    private void awaitEnd(Postmaster postmaster) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (serves(postmaster)) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedPostgresFailed("PostgreSQL (process "
                        + postmaster.process().pid() + ") was told to stop and still runs. See " + log + ".");
            }
            pause();
        }
    }

    private static void pause() {
        pause(20);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresFailed("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                startOn(freePort());
                return;
            } catch (PortTaken taken) {
                if (attempt == ATTEMPTS) {
                    throw new EmbeddedPostgresFailed("No port stayed free for PostgreSQL", taken);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private synchronized void startOn(int chosenPort) throws IOException, PortTaken {
        createLogUnlessThere();
        long before = Files.size(log);
        try {
            programs.start(database, log, settings(chosenPort));
        } catch (EmbeddedPostgresFailed failure) {
            String said = logFrom(before);
            if (said.contains("could not bind")) {
                throw new PortTaken(failure);
            }
            throw new EmbeddedPostgresFailed(failure.getMessage() + "\n" + log + ":\n" + said, failure);
        }
        port = chosenPort;
        boolean verified = false;
        try {
            verify();
            verified = true;
            wanted = true;
        } finally {
            if (!verified) {
                stop();
            }
        }
    }

    private static List<String> settings(int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                // The details of an error are values of the row that it is about.
                "log_error_verbosity=terse");
    }

    private void createLogUnlessThere() throws IOException {
        try {
            OwnersOnly.createFile(log);
        } catch (FileAlreadyExistsException fromAnEarlierRun) {
            return;
        }
    }

    private String logFrom(long position) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer said = ByteBuffer.allocate((int) Math.min(16_384, channel.size() - position));
            channel.read(said, position);
            return StandardCharsets.UTF_8.decode(said.flip()).toString().strip();
        }
    }

    /** Makes sure that whoever answers on our port is our server, that it is durable, and that the database exists. */
    private void verify() throws IOException {
        try (Connection connection = connect()) {
            Path answering = Path.of(answer(connection, "SELECT current_setting('data_directory')"));
            if (!answering.toRealPath().equals(database)) {
                throw new EmbeddedPostgresFailed("Another PostgreSQL, of " + answering + ", answers on port " + port);
            }
            String durable = answer(
                    connection,
                    "SELECT concat_ws(' ', current_setting('fsync'), current_setting('full_page_writes'),"
                            + " current_setting('synchronous_commit'))");
            if (!durable.equals("on on on")) {
                throw new EmbeddedPostgresFailed("PostgreSQL does not run with fsync, full_page_writes and"
                        + " synchronous_commit on, but " + durable);
            }
            awaitEndOfRecovery(connection);
            String there = answer(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + NAME + "'");
            if (there.equals("0")) {
                Sql.ofAll("CREATE DATABASE " + NAME).values().run(connection);
            }
            makeServiceRole(connection);
        } catch (SQLException failure) {
            throw new EmbeddedPostgresFailed(
                    "The embedded PostgreSQL started, but does not answer: " + failure.getMessage() + " See " + log
                            + ".",
                    failure);
        }
    }

    /** A backup that is restored is only read until all of it is there, however long that takes. */
    private static void awaitEndOfRecovery(Connection connection) throws SQLException {
        while (answer(connection, "SELECT pg_is_in_recovery()").equals("t")) {
            pause(200);
        }
    }

    /** At every start, because a database of an earlier version lacks it, and a password file that was lost is made anew. */
    private void makeServiceRole(Connection connection) throws SQLException {
        String there = answer(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + SERVICE + "'");
        Sql.ofAll((there.equals("0") ? "CREATE" : "ALTER") + " ROLE " + SERVICE
                        + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '"
                        + service.password() + "'")
                .values()
                .run(connection);
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        source.setUser(owner.name());
        source.setPassword(owner.password());
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    private static String answer(Connection connection, String query) throws SQLException {
        return Sql.ofAll(query).values().only(connection, row -> row.getString(1));
    }

    private static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;

        PortTaken(Throwable cause) {
            super(cause);
        }
    }
}
