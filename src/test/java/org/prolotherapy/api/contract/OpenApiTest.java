package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

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
        assertThat(OpenApiDocument.ofYaml(get("/q/openapi").asString()).tree()).isEqualTo(served.tree());
    }
}
