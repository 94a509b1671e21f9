package org.prolotherapy.contract;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@QuarkusTest
class OpenApiTest {

    private static final String OUTDATED =
            "openapi.yaml is not what the service serves. If the change is meant, rewrite it:"
                    + " ./mvnw test -Dtest=OpenApiTest -Dopenapi.rewrite=true";

    @Test
    void isTheDocumentThatTheServiceServes() throws IOException {
        OpenApiDocument served =
                OpenApiDocument.ofJson(get("/q/openapi?format=json").asString());
        if (Boolean.getBoolean("openapi.rewrite")) {
            Files.writeString(OpenApiDocument.FILE, served.toYaml());
        }

        assertThat(OpenApiDocument.committed().tree()).as(OUTDATED).isEqualTo(served.tree());
        // Also for readers of YAML 1.1, to whom 2027-01-04 is no text.
        Yaml old = new Yaml();
        Map<String, Object> committed = old.load(Files.readString(OpenApiDocument.FILE));
        Map<String, Object> servedAsYaml = old.load(get("/q/openapi").asString());
        assertThat(committed).as(OUTDATED).isEqualTo(servedAsYaml);
    }
}
