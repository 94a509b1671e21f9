package org.prolotherapy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.PostgresForTests;
import org.prolotherapy.Waiting;

@Tag("slow")
final class EmbeddedPostgresTest {

    @TempDir
    private Path place;

    @Test
    void isDurable() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertThat(answer(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void speaksUtf8AndSortsAlikeEverywhere() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            assertThat(answer(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(answer(postgres, "SELECT lower('ÇĞÖŞÜ')")).isEqualTo("çğöşü");
        }
    }

    @Test
    void listensOnLoopbackOnlyAndChecksThePassword() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            assertThat(answer(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(answer(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(
                            postgres.jdbcUrl(), postgres.owner().name(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void hasARoleForTheServiceThatOwnsNothing() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            assertThat(answerAsService(postgres, "SELECT current_user")).isEqualTo("prolotherapy_service");
            assertThat(answerAsService(
                            postgres,
                            "SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
                                    + " pg_has_role(current_user, 'prolotherapy', 'MEMBER'))"
                                    + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f f f f f");
        }
    }

    @Test
    void givesADatabaseOfAnEarlierVersionTheRoleForTheService() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            execute(postgres, "DROP ROLE prolotherapy_service");
        }
        Files.delete(place.resolve("postgres-service-password"));
        try (EmbeddedPostgres postgres = startOn(place)) {
            assertThat(answerAsService(postgres, "SELECT current_user")).isEqualTo("prolotherapy_service");
        }
    }

    @Test
    void keepsItsDataToItsOwner() throws Exception {
        Path data = place.resolve("data");
        try (EmbeddedPostgres postgres = startOn(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            for (String file : List.of("postgres-password", "postgres-service-password")) {
                assertThat(permissions(data.resolve(file))).as(file).isEqualTo("rw-------");
            }
            assertThat(postgres.owner().password()).hasSizeGreaterThan(40);
            assertThat(postgres.service().password())
                    .hasSizeGreaterThan(40)
                    .isNotEqualTo(postgres.owner().password());
        }
    }

    @Test
    void refusesASecondServiceOnItsDataDirectory() {
        try (EmbeddedPostgres first = startOn(place)) {
            assertThatThrownBy(() -> startOn(place))
                    .isInstanceOf(EmbeddedPostgresFailed.class)
                    .hasMessageContaining("PROLOTHERAPY_DATA_DIRECTORY");
            assertThat(first.port()).isPositive();
        }
        startOn(place).close();
    }

    @Test
    void refusesADataDirectoryOfAServiceInAnotherProcess() throws Exception {
        try (Launched other = Launched.on(place)) {
            assertThatThrownBy(() -> startOn(place))
                    .isInstanceOf(EmbeddedPostgresFailed.class)
                    .hasMessageContaining("process " + other.launcher().pid());
        }
        startOn(place).close();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            int port = postgres.port();
            execute(postgres, "CREATE TABLE remembered (word text)");
            execute(postgres, "INSERT INTO remembered VALUES ('everything')");
            postgres.kill();
            assertThatThrownBy(() -> answer(postgres, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.startAgain();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(answer(postgres, "SELECT word FROM remembered")).isEqualTo("everything");
        }
    }

    /** Before that it can only be read. */
    @Test
    void isThereOnceABackupIsRestored() throws Exception {
        startOn(place).close();
        Path database = place.resolve("postgres");
        Files.writeString(
                database.resolve("postgresql.conf"), "restore_command = 'sleep 1; false'\n", StandardOpenOption.APPEND);
        Files.createFile(database.resolve("recovery.signal"));
        try (EmbeddedPostgres postgres = startOn(place)) {
            assertThat(database.resolve("recovery.signal")).doesNotExist();
            assertThat(answer(postgres, "SELECT timeline_id FROM pg_control_checkpoint()"))
                    .isEqualTo("2");
        }
    }

    @Test
    void isStartedAgainOnItsPortWhenItIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            postgres.keepRunning(failure -> fail("gave up", failure));
            execute(postgres, "CREATE TABLE kept (word text)");
            int port = postgres.port();
            for (int i = 1; i <= 2; i++) {
                execute(postgres, "INSERT INTO kept VALUES ('acknowledged')");
                ProcessHandle killed = Postmaster.recordedIn(place.toRealPath().resolve("postgres"))
                        .orElseThrow()
                        .process();
                assertThat(killed.destroyForcibly()).isTrue();
                assertThat(answerWhenBack(postgres, "SELECT count(*) FROM kept"))
                        .isEqualTo("" + i);
            }
            assertThat(postgres.port()).isEqualTo(port);
        }
        assertThat(Postmaster.recordedIn(place.toRealPath().resolve("postgres")))
                .isEmpty();
    }

    @Test
    void staysStoppedWhenItWasTold() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            postgres.keepRunning(failure -> fail("gave up", failure));
            postgres.stop();
            Waiting.staysSo("stopped", Duration.ofMillis(500), () -> isAway(postgres));
            postgres.startAgain();
            assertThat(answer(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    private static String answerWhenBack(EmbeddedPostgres postgres, String query) throws Exception {
        Waiting.until("the server", () -> !isAway(postgres));
        return answer(postgres, query);
    }

    private static boolean isAway(EmbeddedPostgres postgres) {
        try {
            return !answer(postgres, "SELECT 1").equals("1");
        } catch (SQLException away) {
            return true;
        }
    }

    @Test
    void stopsTheServerThatAKilledServiceLeftBehind() throws Exception {
        ProcessHandle orphan;
        try (Launched killed = Launched.on(place)) {
            orphan = killed.server();
            killed.launcher().destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();
        }
        try (EmbeddedPostgres postgres = startOn(place)) {
            // Not isAlive(): where nobody reaps orphans, the number of one that ended stays taken.
            assertThat(orphan.info().command()).isEmpty();
            assertThat(serverOf(place).pid()).isNotEqualTo(orphan.pid());
            assertThat(answer(postgres, "SELECT word FROM remembered")).isEqualTo("everything");
        }
    }

    @Test
    void joinsNoForeignServerOnTheRecordedPort() throws Exception {
        Path foreign = place.resolve("foreign");
        Path ours = place.resolve("ours");
        startOn(ours).close();
        try (EmbeddedPostgres stranger = startOn(foreign)) {
            Path pidFile = ours.resolve("postgres/postmaster.pid");
            Files.copy(foreign.resolve("postgres/postmaster.pid"), pidFile);
            ProcessHandle strangersServer = serverOf(foreign);
            try (EmbeddedPostgres postgres = startOn(ours)) {
                assertThat(postgres.port()).isNotEqualTo(stranger.port());
                assertThat(answer(postgres, "SHOW data_directory"))
                        .isEqualTo(ours.resolve("postgres").toRealPath().toString());
                assertThat(strangersServer.isAlive()).isTrue();
            }
            assertThat(strangersServer.isAlive()).isTrue();
        }
    }

    @Test
    void signalsNoStrangerWhoNowHasTheRecordedNumber() throws Exception {
        startOn(place).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    place.resolve("postgres/postmaster.pid"),
                    stranger.pid() + "\n" + place.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
            try (EmbeddedPostgres postgres = startOn(place)) {
                assertThat(answer(postgres, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void saysSoWhenItsPortWasTakenMeanwhile() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place)) {
            postgres.stop();
            try (ServerSocket squatter = new ServerSocket(postgres.port(), 1, InetAddress.getByAddress(loopback()))) {
                assertThat(squatter.isBound()).isTrue();
                assertThatThrownBy(postgres::startAgain)
                        .isInstanceOf(EmbeddedPostgresFailed.class)
                        .hasMessageContaining("Port " + postgres.port() + " was taken");
            }
            postgres.startAgain();
            assertThat(answer(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesADatabaseOfAnotherMajorVersion() throws Exception {
        startOn(place).close();
        Files.writeString(place.resolve("postgres/PG_VERSION"), "14\n");
        assertThatThrownBy(() -> startOn(place))
                .isInstanceOf(EmbeddedPostgresFailed.class)
                .hasMessageContaining("was written by PostgreSQL 14")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void startsOverWhereTheFirstStartWasKilledHalfway() throws Exception {
        Files.createDirectories(place.resolve("postgres.half/base"));
        Files.createDirectories(place.resolve("postgres-binaries/unpacking/bin"));
        Files.writeString(place.resolve("postgres-password.half"), "hal");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(place)) {
            assertThat(answer(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(place.resolve("postgres.half")).doesNotExist();
        assertThat(place.resolve("postgres-binaries/unpacking")).doesNotExist();
    }

    @Test
    void worksInADirectoryWithSpacesInItsName() throws Exception {
        try (EmbeddedPostgres postgres = startOn(place.resolve("clinic data, new"))) {
            assertThat(answer(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    /** A service in a process of its own that started an embedded server and then waits to be killed. */
    private record Launched(Process launcher, ProcessHandle server) implements AutoCloseable {

        static Launched on(Path data) throws IOException {
            Process launcher = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Launcher.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(launcher.inputReader().readLine()).isEqualTo("started");
            return new Launched(launcher, serverOf(data));
        }

        @Override
        public void close() throws IOException {
            launcher.getOutputStream().close();
            launcher.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    /** Holds a server, with one row in it, until its standard input ends. */
    static final class Launcher {
        public static void main(String[] arguments) throws Exception {
            try (EmbeddedPostgres postgres = startOn(Path.of(arguments[0]))) {
                execute(postgres, "CREATE TABLE remembered (word text)");
                execute(postgres, "INSERT INTO remembered VALUES ('everything')");
                System.out.println("started");
                while (System.in.read() >= 0) {}
            }
        }
    }

    private static EmbeddedPostgres startOn(Path data) {
        return PostgresForTests.startedIn(data);
    }

    private static ProcessHandle serverOf(Path data) throws IOException {
        return Postmaster.recordedIn(data.toRealPath().resolve("postgres"))
                .orElseThrow()
                .process();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] loopback() {
        return new byte[] {127, 0, 0, 1};
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String answerAsService(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.service().name(),
                        postgres.service().password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.owner().name(), postgres.owner().password());
    }
}
