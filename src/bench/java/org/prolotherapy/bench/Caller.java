package org.prolotherapy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks the service for one thing at a time, and takes no answer but the expected one. Nothing is measured here. */
record Caller(HttpClient http, String url, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A request and what its answer has to be.
     *
     * @param body JSON; empty for none
     * @param headers names and values in turn
     */
    record Request(String method, String target, String body, List<String> headers, int status) {

        static Request get(String target) {
            return new Request("GET", target, "", List.of(), 200);
        }

        static Request post(String target, String body, int status) {
            return new Request("POST", target, body, List.of(), status);
        }

        static Request put(String target, String body, int status) {
            return new Request("PUT", target, body, List.of(), status);
        }

        Request with(String header, String value) {
            return new Request(method, target, body, List.of(header, value), status);
        }
    }

    static Caller of(String url, String token) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Caller(http, url, token);
    }

    /** @throws IllegalStateException if the status is not the expected one */
    String send(Request request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(message(request), BodyHandlers.ofString());
        if (answer.statusCode() != request.status()) {
            throw new IllegalStateException(request.method() + " " + request.target() + " was answered with "
                    + answer.statusCode() + " instead of " + request.status() + ":\n" + answer.body());
        }
        return answer.body();
    }

    JsonNode json(Request request) throws IOException, InterruptedException {
        return parsed(send(request));
    }

    static JsonNode parsed(String answer) throws IOException {
        return JSON.readTree(answer);
    }

    private HttpRequest message(Request request) {
        HttpRequest.Builder message = HttpRequest.newBuilder(URI.create(url + request.target()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
        if (request.body().isEmpty()) {
            message.method(request.method(), BodyPublishers.noBody());
        } else {
            message.header("Content-Type", "application/json")
                    .method(request.method(), BodyPublishers.ofString(request.body()));
        }
        if (!request.headers().isEmpty()) {
            message.headers(request.headers().toArray(String[]::new));
        }
        return message.build();
    }
}
