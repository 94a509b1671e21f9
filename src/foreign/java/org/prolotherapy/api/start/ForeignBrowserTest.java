package org.prolotherapy.api.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Token;
import org.prolotherapy.foreign.Node;

/** A real browser shows the pages for people, runs what they may run, and makes a plan with the example of the contract. */
@QuarkusTest
class ForeignBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Test
    void leadsFromTheStartPageToAPlan() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), () -> "There is no " + CHROMIUM + " (Debian: apt install chromium)");
        Token token = Token.ofClinic("browser").with(Token.EVERY_SCOPE);
        namePerformerOfTheExample(token);
        String input = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "base", "http://127.0.0.1:" + RestAssured.port,
                        "token", token.toString(),
                        "chromium", CHROMIUM.toString()));

        JsonPath seen = JsonPath.from(Node.run("browser.mjs", input));

        assertThat(seen.getInt("documentation.status"))
                .as(seen.getString("documentation.answer"))
                .isEqualTo(201);
        assertThat(seen.getString("documentation.shown")).startsWith("201");
        assertThat(seen.getList("menu", String.class))
                .contains("Begin", "Treat a patient", "Set the clinic up", "Work with other systems");
        assertThat(seen.getList("refused", String.class)).isEmpty();
    }

    private static void namePerformerOfTheExample(Token token) {
        var clinic = token.request().get("/v1/clinic");
        Map<String, Object> settings = clinic.jsonPath().getMap("");
        settings.put("performers", List.of(Map.of("id", "dr-erdem", "qualification", "PHYSIATRIST")));
        token.request()
                .contentType("application/json")
                .header("If-Match", clinic.header("ETag"))
                .body(settings)
                .put("/v1/clinic")
                .then()
                .statusCode(200);
    }
}
