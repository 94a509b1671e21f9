package org.prolotherapy.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The process that {@code postmaster.pid} in a database names. The file outlives a crash, and its number may long
 * belong to a stranger.
 */
record Postmaster(ProcessHandle process) {

    private static final String PID_FILE = "postmaster.pid";

    /** The living process that the database's pid file names, whatever it is. */
    static Optional<Postmaster> recordedIn(Path database) throws IOException {
        try {
            String pid = Files.readString(database.resolve(PID_FILE))
                    .lines()
                    .findFirst()
                    .orElse("");
            return pid.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(pid)).map(Postmaster::new)
                    : Optional.empty();
        } catch (NoSuchFileException neverStartedOrStoppedCleanly) {
            return Optional.empty();
        }
    }

    static void forget(Path database) throws IOException {
        Files.deleteIfExists(database.resolve(PID_FILE));
    }

    /** Whether it is a {@code postgres} of ours on this very database. Only then may it be signalled. */
    boolean serves(Path database, Path binaries) {
        ProcessHandle.Info info = process.info();
        boolean ours = info.command()
                .map(Path::of)
                .filter(program -> program.startsWith(binaries) && program.endsWith("postgres"))
                .isPresent();
        List<String> arguments = info.arguments().map(List::of).orElse(List.of());
        return ours && Collections.indexOfSubList(arguments, List.of("-D", database.toString())) >= 0;
    }
}
