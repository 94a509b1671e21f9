package org.prolotherapy.harness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prolotherapy.Body;
import org.prolotherapy.PackagedService;
import org.prolotherapy.Waiting;

/**
 * The packaged service is killed in the middle of telling a slow receiver over TLS, again and again: the receiver hears each event
 * that was committed at least once, under one id, with a signature that is good. {@code -Dcrash.service-kills=…} says how often.
 */
final class WebhookIT {

    private static final int KILLS = Integer.getInteger("crash.service-kills", 2);
    private static final int EVENTS = 40;
    private static final String PASSWORD = "changeit";

    /** The receiver takes so long for each message that a kill finds some of them under way. */
    private static final int SLOW_MS = 200;

    @TempDir
    private Path place;

    private final Random random = new Random(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private volatile String secret = "";
    private HttpsServer receiver;

    @BeforeEach
    void receiverListens() throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = place.resolve("receiver.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "receiver",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(tls));
        receiver.setExecutor(threads);
        answerSlowly(receiver);
        receiver.start();
    }

    private void answerSlowly(HttpServer server) {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            try {
                new Webhook(secret)
                        .verify(
                                body,
                                exchange.getRequestHeaders().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                each -> each.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)));
                TimeUnit.MILLISECONDS.sleep(SLOW_MS);
            } catch (Exception bad) {
                wrong.add(id + ": " + bad.getMessage());
            }
            String before = heard.putIfAbsent(id, body);
            if (before != null && !before.equals(body)) {
                wrong.add(id + " came with another body");
            }
            ids.add(id);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    @AfterEach
    void receiverLeaves() {
        receiver.stop(0);
        threads.shutdownNow();
    }

    @Test
    void tellsEachEventAtLeastOnceThoughItIsKilled() throws Exception {
        Map<String, String> environment = Map.of(
                "PROLOTHERAPY_RATE_LIMIT_PER_MINUTE", "0",
                "PROLOTHERAPY_WEBHOOKS_NETWORKS", "127.0.0.0/8",
                "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStore=" + place.resolve("receiver.p12")
                                + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        List<String> plans = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (PackagedService service = PackagedService.startedIn(place, environment)) {
                if (kill == 0) {
                    secret = made(service, "localhost").path("secret");
                }
                // A slow machine has told most of them before the last is made.
                int before = ids.size();
                for (int i = 0; i < EVENTS; i++) {
                    plans.add(plan(service));
                }
                int some = 1 + random.nextInt(EVENTS / 4);
                Waiting.until(some + " messages", () -> ids.size() >= before + some);
                service.process().destroyForcibly().waitFor();
            }
        }
        int killed = ids.size();
        try (PackagedService service = PackagedService.startedIn(place, environment)) {
            // The certificate is good for the name, and for no address.
            String unnamed = made(service, "127.0.0.1").path("id");
            plans.add(plan(service));
            Waiting.until("every plan", () -> heardOf().containsAll(plans));
            Waiting.until(
                    "its refusal",
                    () -> "CONNECTION_FAILED"
                            .equals(asked(service)
                                    .get(service.url() + "/v1/webhooks/" + unnamed + "/deliveries")
                                    .path("items[0].failure")));
            assertThat(service.printed()).doesNotContain("whsec_");
        }
        assertThat(wrong).isEmpty();
        assertThat(heard).hasSize(plans.size());
        System.out.printf(
                "webhooks: %d kills, %d events, %d messages, %d of them after the last kill, each event heard at least once%n",
                KILLS, plans.size(), ids.size(), ids.size() - killed);
    }

    private Response made(PackagedService service, String host) throws IOException {
        String url = "https://" + host + ":" + receiver.getAddress().getPort() + "/";
        Response answer = asked(service)
                .body(Body.object()
                        .with("url", url)
                        .with("types", List.of("plan.created"))
                        .toString())
                .post(service.url() + "/v1/webhooks");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static String plan(PackagedService service) throws IOException {
        Response answer =
                asked(service).body(Body.kneeOsteoarthritis().toString()).post(service.url() + "/v1/treatment-plans");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static RequestSpecification asked(PackagedService service) throws IOException {
        return given().header("Authorization", "Bearer " + service.token()).contentType("application/json");
    }

    private Set<String> heardOf() {
        return heard.values().stream()
                .map(body -> JsonPath.from(body).getString("data.planId"))
                .collect(Collectors.toSet());
    }
}
