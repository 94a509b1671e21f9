package org.prolotherapy.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract is what the linters of others ask of one. What they ask and we do not, their settings say, and why. */
class ForeignLintersTest {

    private static final Path SETTINGS = Path.of("src", "foreign", "lint");

    static List<List<String>> linters() {
        String contract = Path.of("openapi.yaml").toAbsolutePath().toString();
        return List.of(
                List.of("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", contract),
                List.of("redocly", "lint", "--config", "redocly.yaml", "--max-problems", "1000", contract));
    }

    @ParameterizedTest
    @MethodSource("linters")
    void findNothing(List<String> linter) throws Exception {
        ProcessBuilder npx = new ProcessBuilder("npx", "--no");
        npx.command().addAll(linter);
        npx.environment().put("REDOCLY_TELEMETRY", "off");
        npx.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process =
                npx.directory(SETTINGS.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
    }
}
