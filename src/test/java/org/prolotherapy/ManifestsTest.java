package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What deploy has for Kubernetes is what Kubernetes takes, and fits the service. */
class ManifestsTest {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    CronJob.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    Job.class,
                    Namespace.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    Secret.class,
                    Service.class,
                    ServiceAccount.class,
                    ServiceMonitor.class)
            .collect(Collectors.toMap(HasMetadata::getKind, Function.identity()));

    /** A member that its type does not know is an error, and not kept aside. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    @Test
    void haveTheMembersThatTheirTypesHave() throws Exception {
        List<JsonNode> manifests = manifests();

        for (JsonNode manifest : manifests) {
            assertThat(typed(manifest).getMetadata().getName()).isNotBlank();
        }
        assertThat(manifests).extracting(each -> each.path("kind").asText()).containsAll(KINDS.keySet());
    }

    @Test
    void areFoundOutWhereAMemberIsMisspelt() throws Exception {
        JsonNode wrong = new YAMLMapper().readTree("""
                {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80, targetport: http}]}}
                """);

        assertThatThrownBy(() -> typed(wrong))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("targetport");
    }

    /** As the profile "restricted" of the Pod Security Standards wants it, and with files that nobody can change. */
    @Test
    void restrictEveryPod() throws Exception {
        List<JsonNode> pods = pods();

        assertThat(pods).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.at("/automountServiceAccountToken")).hasToString("false");
            assertThat(pod.at("/securityContext/runAsNonRoot")).hasToString("true");
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC", "initContainers")) {
                assertThat(pod.has(shared)).as(shared).isFalse();
            }
            assertThat(pod.path("volumes"))
                    .allSatisfy(volume -> assertThat(volume.has("emptyDir")).isTrue());
            assertThat(pod.path("containers")).isNotEmpty().allSatisfy(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.at("/allowPrivilegeEscalation")).hasToString("false");
                assertThat(security.at("/readOnlyRootFilesystem")).hasToString("true");
                assertThat(security.at("/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
                assertThat(security.has("privileged")).isFalse();
                assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("512Mi");
            });
        });
        assertThat(manifest("Namespace")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    @Test
    void setWhatTheServiceReads() throws Exception {
        String documented = Files.readString(Path.of("docs/operating.md"));
        List<String> settings = new ArrayList<>();
        pods().forEach(pod -> pod.findValues("env")
                .forEach(all ->
                        all.forEach(each -> settings.add(each.path("name").asText()))));
        Files.readAllLines(KUBERNETES.resolve("settings.env")).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> settings.add(line.substring(0, line.indexOf('='))));

        assertThat(settings)
                .contains("QUARKUS_DATASOURCE_PASSWORD", "PROLOTHERAPY_TOKENS_KEYS")
                .allSatisfy(setting -> assertThat(documented).contains('`' + setting));
    }

    @Test
    void keepTheOwnersPasswordFromTheService() throws Exception {
        assertThat(manifest("Deployment").toString()).doesNotContain("prolotherapy-owner");
        assertThat(manifest("Job").toString()).contains("prolotherapy-owner");
    }

    @Test
    void leaveTheServiceTimeToEnd() throws Exception {
        JsonNode pod = manifest("Deployment").at("/spec/template/spec");
        Duration longest = Stream.of("QUARKUS_SHUTDOWN_DELAY", "QUARKUS_SHUTDOWN_TIMEOUT")
                .map(setting -> Duration.parse("PT" + setting(pod, setting)))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong()))
                .isGreaterThan(longest.plusSeconds(10));
    }

    /** As many as there may be, with as many connections as each takes by itself. */
    @Test
    void takeNoMoreConnectionsThanTheDatabaseHas() throws Exception {
        int instances =
                manifest("HorizontalPodAutoscaler").at("/spec/maxReplicas").asInt();
        String pool = "quarkus.datasource.jdbc.max-size=";
        int each = Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .filter(line -> line.startsWith(pool))
                .mapToInt(line -> Integer.parseInt(line.substring(pool.length())))
                .sum();

        for (JsonNode cluster : read(DEPLOY.resolve("cloudnative-pg"), "Cluster")) {
            assertThat(cluster.at("/spec/postgresql/parameters/max_connections").asInt())
                    .isGreaterThan(instances * each);
        }
    }

    @Test
    void areAllApplied() throws Exception {
        JsonNode applied = new YAMLMapper()
                .readTree(KUBERNETES.resolve(KUSTOMIZATION).toFile())
                .path("resources");
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yaml"))
                            .filter(file -> !file.equals(KUSTOMIZATION) && !file.endsWith(".example.yaml")))
                    .containsExactlyInAnyOrder(STRICT.convertValue(applied, String[].class));
        }
    }

    /** Kubernetes aside, HAProxy: what it answers by itself is a problem, too, with an id where it fills one in. */
    @Test
    void haveProblemsForWhatTheProxyAnswers() throws Exception {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("haproxy/errors"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                JsonNode problem = STRICT.readTree(file.toFile());
                assertThat(file.getFileName())
                        .hasToString(problem.path("status").asInt() + ".json");
                assertThat(problem.fieldNames())
                        .toIterable()
                        .containsExactly("type", "title", "status", "detail", "requestId");
            });
        }
    }

    private static HasMetadata typed(JsonNode manifest) throws JsonProcessingException {
        Class<? extends HasMetadata> type = KINDS.get(manifest.path("kind").asText());
        assertThat(type).as(manifest.path("kind").asText()).isNotNull();
        assertThat(manifest.path("apiVersion").asText()).isEqualTo(HasMetadata.getApiVersion(type));
        return STRICT.treeToValue(manifest, type);
    }

    private static String setting(JsonNode pod, String name) {
        for (JsonNode setting : pod.at("/containers/0/env")) {
            if (setting.path("name").asText().equals(name)) {
                return setting.path("value").asText();
            }
        }
        throw new AssertionError(name + " is not set");
    }

    private static JsonNode manifest(String kind) throws IOException {
        return manifests().stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> pods() throws IOException {
        return manifests().stream()
                .flatMap(each -> each.findValues("template").stream())
                .map(template -> template.path("spec"))
                .toList();
    }

    private static List<JsonNode> manifests() throws IOException {
        return read(KUBERNETES, "").stream()
                .filter(each -> !each.path("kind").asText().equals("Kustomization"))
                .toList();
    }

    /** The objects in the files of a folder, of one kind or, where that is empty, of all. */
    private static List<JsonNode> read(Path folder, String kind) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                YAMLMapper yaml = new YAMLMapper();
                try (MappingIterator<JsonNode> objects =
                        yaml.readerFor(JsonNode.class).readValues(file.toFile())) {
                    found.addAll(objects.readAll());
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found.stream()
                .filter(each -> kind.isEmpty() || each.path("kind").asText().equals(kind))
                .toList();
    }
}
