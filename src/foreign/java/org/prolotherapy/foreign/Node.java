package org.prolotherapy.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the scripts of {@code src/foreign/node}, whose libraries {@code npm ci} has fetched. */
public final class Node {

    private static final Path SCRIPTS = Path.of("src", "foreign", "node");

    private Node() {}

    /** What a script prints for this input. */
    public static String run(String script, String input) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", script)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(printed).isZero();
        return printed;
    }
}
