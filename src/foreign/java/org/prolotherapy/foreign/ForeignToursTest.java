package org.prolotherapy.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Token;

/** The programs of {@code examples} take their tour, also where every answer is lost once. */
@QuarkusTest
class ForeignToursTest {

    private static final Path TYPESCRIPT = Path.of("examples", "typescript");

    @Inject
    ClockForTests clock;

    /** What runs a program. */
    enum Language {
        TYPESCRIPT {
            @Override
            List<String> command() {
                return List.of("node", "examples/typescript/tour.js");
            }
        },
        PYTHON {
            @Override
            List<String> command() {
                return List.of("python3", "-W", "error", "examples/python/tour.py");
            }
        },
        JAVA {
            @Override
            List<String> command() {
                String java =
                        Path.of(System.getProperty("java.home"), "bin", "java").toString();
                String jackson = Stream.of(ObjectMapper.class, JsonFactory.class, JsonIgnoreProperties.class)
                        .map(part -> part.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .collect(Collectors.joining(File.pathSeparator));
                return List.of(java, "-cp", jackson, "examples/java/Tour.java");
            }
        };

        abstract List<String> command();
    }

    /** With the settings of the example, which are strict. */
    @BeforeAll
    static void compilesWithTheTypesOfTheContract() throws Exception {
        Ended compiled = run(new ProcessBuilder("npm", "run", "prestart").directory(TYPESCRIPT.toFile()));
        assertThat(compiled.status()).as(compiled.printed()).isZero();
        Ended settings = run(new ProcessBuilder("node", "node_modules/typescript/bin/tsc", "--showConfig")
                .directory(TYPESCRIPT.toFile()));
        assertThat(JsonPath.from(settings.printed()).getBoolean("compilerOptions.strict"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void takesTheTourAndDoesNothingTwice(Language language) throws Exception {
        // The programs live in the present.
        clock.set(Instant.now().toString());
        Token token = Token.ofClinic("tour-" + language.name().toLowerCase(Locale.ROOT))
                .with(Token.EVERY_SCOPE);

        Ended tour;
        try (LossyGateway gateway = new LossyGateway("http://127.0.0.1:" + RestAssured.port)) {
            tour = tour(language, gateway.address(), token.toString());
        }

        assertThat(tour.status()).as(tour.printed()).isZero();
        assertThat(tour.printed())
                .contains("Session 1 is BOOKED", "Recorded: 1 injection(s), 5", "Pain went from 7")
                .containsPattern("(?s)After session 1 the patient is told:\n  \\S.+\n  \\d{4}-\\d\\d-\\d\\d");
        JsonPath plans = token.request().get("/v1/treatment-plans").jsonPath();
        assertThat(plans.getList("items")).hasSize(1);
        String plan = "/v1/treatment-plans/" + plans.getString("items[0].id");
        assertThat(token.request().get(plan + "/sessions/1").jsonPath().getString("status"))
                .isEqualTo("PERFORMED");
        for (String added : List.of("consents", "assessments", "sessions/1/records")) {
            assertThat(token.request().get(plan + "/" + added).jsonPath().getList("items"))
                    .as(added)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysInWordsWhatWasRefused(Language language) throws Exception {
        Ended tour = tour(language, "http://127.0.0.1:" + RestAssured.port, "none");

        assertThat(tour.status()).isEqualTo(1);
        assertThat(tour.printed()).startsWith("A valid token is needed (unauthenticated, request ");
    }

    private static Ended tour(Language language, String address, String token)
            throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(language.command());
        program.environment().put("PROLOTHERAPY_URL", address);
        program.environment().put("TOKEN", token);
        return run(program);
    }

    /** How a program ended, and what it printed. */
    private record Ended(int status, String printed) {}

    private static Ended run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }
}
