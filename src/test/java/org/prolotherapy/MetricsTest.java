package org.prolotherapy;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What deploy watches is what the service measures. */
@QuarkusTest
class MetricsTest {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern SELECTED = Pattern.compile("([a-z_]+)\\{");
    private static final Pattern MEASURED = Pattern.compile("(?m)^([a-z_0-9]+)[{ ]");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void areThereForEveryAlert() throws Exception {
        JsonNode rules = new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/alerts.yaml").toFile())
                .at("/groups/0/rules");

        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(selectedIn(rule))
                        .as(rule.path("alert").asText())
                        .isNotEmpty()
                        .isSubsetOf(measured()));
    }

    @Test
    void areThereForEveryPanelOfTheDashboard() throws Exception {
        JsonNode panels = new ObjectMapper()
                .readTree(DEPLOY.resolve("grafana/dashboard.json").toFile())
                .path("panels");

        assertThat(panels)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.path("targets"))
                        .isNotEmpty()
                        .allSatisfy(target -> assertThat(selectedIn(target))
                                .as(panel.path("title").asText())
                                .isNotEmpty()
                                .isSubsetOf(measured())));
    }

    private static Set<String> selectedIn(JsonNode expression) {
        return SELECTED.matcher(expression.path("expr").asText())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Requests are measured from the first one on; whether the service answers is what Prometheus itself adds. */
    private Set<String> measured() {
        get("/problems/not-found").then().statusCode(200);
        Set<String> measured = MEASURED.matcher(get(metrics).asString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        measured.add("up");
        return measured;
    }
}
