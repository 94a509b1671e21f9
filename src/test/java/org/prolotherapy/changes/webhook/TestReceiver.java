package org.prolotherapy.changes.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.prolotherapy.Waiting;

/** Another system that is told what happens, and answers as it is told to. */
final class TestReceiver implements AutoCloseable {

    /** The one network of this machine that the tests' service may send to. */
    static final String HOST = "127.0.0.2";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    /** How it answers. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A request as it came. */
    record Heard(String path, Map<String, String> headers, String body) {

        String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        long timestamp() {
            return Long.parseLong(headers.getOrDefault("webhook-timestamp", ""));
        }

        String signature() {
            return headers.getOrDefault("webhook-signature", "");
        }
    }

    private TestReceiver(String host, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(exchange.getRequestURI().toString(), Map.copyOf(headers), body));
            answer.to(exchange);
            exchange.close();
        });
        server.start();
    }

    static TestReceiver started() {
        return new TestReceiver(HOST, 0);
    }

    static TestReceiver startedAt(String host, int port) {
        return new TestReceiver(host, port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return url(HOST);
    }

    String url(String host) {
        return "http://" + host + ":" + port() + "/told?by=us";
    }

    TestReceiver answering(Answer now) {
        answer = now;
        return this;
    }

    TestReceiver answering(int status) {
        return answering(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    List<Heard> heard() {
        return heard;
    }

    Heard awaitFirst() {
        return await(1).get(0);
    }

    List<Heard> await(int requests) {
        Waiting.until(requests + " requests", () -> heard.size() >= requests);
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
