package org.prolotherapy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine, run to its end. */
final class Program {

    private Program() {}

    /**
     * What a program prints, standard error included.
     *
     * @throws IllegalStateException if it fails, or takes longer than so many seconds, in which case it is ended
     */
    static String output(List<String> command, Map<String, String> environment, long seconds)
            throws IOException, InterruptedException {
        Path printed = Files.createTempFile("bench", ".out");
        Process process = null;
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String output = Files.readString(printed, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(command.get(0)
                        + (ended ? " ended with " + process.exitValue() : " did not end") + ":\n" + output);
            }
            return output;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.delete(printed);
        }
    }

    static String output(String... command) throws IOException, InterruptedException {
        return output(List.of(command), Map.of(), 60);
    }

    /** Fails with the way to get them unless all of these programs are there. */
    static void require(Map<String, String> packages) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> each : packages.entrySet()) {
            try {
                output("sh", "-c", "command -v " + each.getKey());
            } catch (IOException | IllegalStateException notThere) {
                missing.add(each.getKey() + " (apt-get install " + each.getValue() + ")");
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The benchmark needs " + String.join(", ", missing) + ".");
        }
    }
}
