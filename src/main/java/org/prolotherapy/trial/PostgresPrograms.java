package org.prolotherapy.trial;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code initdb} and {@code pg_ctl}, run as a user that PostgreSQL accepts. */
final class PostgresPrograms {

    private final PostgresBinaries binaries;
    private final List<String> asOrdinaryUser;

    PostgresPrograms(PostgresBinaries binaries) {
        this.binaries = binaries;
        this.asOrdinaryUser = new UnixSystem().getUid() == 0 ? withoutRoot() : List.of();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody and still owns its files. */
    private static List<String> withoutRoot() {
        List<String> nobody = List.of("unshare", "--user");
        try {
            run(nobody, List.of("true"));
            return nobody;
        } catch (EmbeddedPostgresFailed notAllowed) {
            throw new EmbeddedPostgresFailed(
                    "PostgreSQL refuses to run as root, and this system does not let root become nobody (unshare"
                            + " --user). Start the service as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL to a"
                            + " PostgreSQL of your own (15 or newer).",
                    notAllowed);
        }
    }

    /** The major version, such as {@code 18}. */
    String majorVersion() {
        String answer = run("pg_ctl", "--version").strip();
        return answer.replaceFirst("^.* (\\d+)\\.?\\S*$", "$1");
    }

    void initdb(Path database, String username, Path passwordFile) {
        run(
                "initdb",
                "--pgdata=" + database,
                "--username=" + username,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                // Sorts and changes case alike on every machine, whatever its C library knows.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** Returns when the server accepts connections. It runs in a session of its own, so that Ctrl-C does not reach it. */
    void start(Path database, Path log, List<String> settings) {
        StringBuilder options = new StringBuilder();
        settings.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "120",
                "-D",
                database.toString(),
                "-l",
                log.toString(),
                "-o",
                options.toString());
    }

    /** Returns when the server has stopped; {@code mode} is {@code fast} or {@code immediate}. */
    void stop(Path database, String mode) {
        run("pg_ctl", "stop", "-w", "-t", "60", "-D", database.toString(), "-m", mode);
    }

    private String run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return run(asOrdinaryUser, command);
    }

    private static String run(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        // PGDATA, PGPORT and the like of the person's own PostgreSQL are not meant for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new EmbeddedPostgresFailed(
                        String.join(" ", command) + " ended with " + exit + ": " + output.strip());
            }
            return output;
        } catch (IOException notStarted) {
            throw new EmbeddedPostgresFailed("Cannot run " + whole.get(0) + ": " + notStarted.getMessage(), notStarted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresFailed("Interrupted while " + command.get(0) + " was running", interrupted);
        }
    }
}
