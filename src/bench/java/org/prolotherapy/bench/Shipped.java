package org.prolotherapy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.prolotherapy.PackagedService;

/**
 * How the service is shipped: the packaged program, with the options that the image starts Java with.
 *
 * @param java the program
 * @param options those of the image that this Java takes, with the AOT cache of this package where there is one
 * @param leftOut the others
 */
record Shipped(Path java, List<String> options, List<String> leftOut) {

    static final Path APPLICATION = Path.of("target", "quarkus-app").toAbsolutePath();

    private static final String AOT_CACHE = "-XX:AOTCache=";

    /** @param home of the Java that is to run it */
    static Shipped on(Path home) throws IOException, InterruptedException {
        Path java = home.resolve("bin").resolve("java");
        List<String> options = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (String option : optionsOfTheImage()) {
            boolean there =
                    !option.startsWith(AOT_CACHE) || Files.exists(Path.of(option.substring(AOT_CACHE.length())));
            (there && isTaken(java, options, option) ? options : leftOut).add(option);
        }
        return new Shipped(java, options, leftOut);
    }

    /** What stands between the program and {@code -jar} where the image starts it; the cache lies beside the program. */
    private static List<String> optionsOfTheImage() throws IOException {
        String entry = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(entry.substring(entry.indexOf('[') + 1, entry.lastIndexOf(']'))
                        .split(",", -1))
                .map(word -> word.strip().replaceAll("^\"|\"$", ""))
                .skip(1)
                .takeWhile(word -> !word.equals("-jar"))
                .map(word -> word.startsWith(AOT_CACHE)
                        ? AOT_CACHE + APPLICATION.resolve(word.substring(AOT_CACHE.length()))
                        : word)
                .toList();
    }

    /** Beside those before it: some are refused alone, as a maximum below the minimum that Java has by default. */
    private static boolean isTaken(Path java, List<String> others, String option)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(others);
        command.addAll(List.of(option, "-version"));
        try {
            Program.output(command.toArray(String[]::new));
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    boolean hasAotCache() {
        return options.stream().anyMatch(option -> option.startsWith(AOT_CACHE));
    }

    Shipped withoutAotCache() {
        return new Shipped(
                java,
                options.stream().filter(option -> !option.startsWith(AOT_CACHE)).toList(),
                leftOut);
    }

    /** The options as one writes them beside the program. */
    static String written(List<String> options) {
        return String.join(" ", options).replace(APPLICATION + "/", "");
    }

    /** Starts it as it is by default, but that it counts requests without ever refusing one, on free ports. */
    PackagedService start(Path place, Database database, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-jar", APPLICATION.resolve("quarkus-run.jar").toString()));
        Path output = Files.createTempFile(place, "service", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(database.forTheService());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().put("PROLOTHERAPY_RATE_LIMIT_PER_MINUTE", "1000000000");
        builder.environment().putAll(environment);
        return new PackagedService(builder.start(), output);
    }

    String javaVersion() throws IOException, InterruptedException {
        return Program.output(java.toString(), "-version")
                .lines()
                .skip(1)
                .findFirst()
                .orElse("");
    }
}
