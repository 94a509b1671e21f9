package org.prolotherapy.harness;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.prolotherapy.contract.CommittedContract;
import org.prolotherapy.problem.ProblemType;

/** What is wrong with an answer, whatever the request was. */
final class Judge {

    private static final Set<String> METHODS =
            Arrays.stream(Request.Method.values()).map(Enum::name).collect(Collectors.toSet());

    private Judge() {}

    /** In words; empty if nothing is. */
    static List<String> objections(RawRequest request, Optional<RawAnswer> received) {
        if (received.isEmpty()) {
            return request.whole() ? List.of("no answer") : List.of();
        }
        RawAnswer answer = received.get();
        List<String> objections = new ArrayList<>();
        if (answer.status() >= 500) {
            objections.add("the service's own error");
        }
        boolean bodiless = request.method().equals("HEAD");
        if (answer.status() >= 400 && !bodiless) {
            objections.addAll(objectionsToProblem(answer));
        }
        if (!bodiless && !request.path().startsWith("/q/")) {
            objections.addAll(CommittedContract.differences(sent(request, answer.status()), response(answer)));
        }
        return objections;
    }

    private static List<String> objectionsToProblem(RawAnswer answer) {
        List<String> objections = new ArrayList<>();
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            objections.add("an error without a problem");
        }
        JsonNode problem = answer.json();
        if (ProblemType.ofCode(problem.path("code").asText()).isEmpty()) {
            objections.add("an unknown code");
        }
        if (problem.path("status").asInt() != answer.status()) {
            objections.add("another status in the problem");
        }
        if (!problem.path("requestId").asText().equals(answer.header("X-Request-Id"))) {
            objections.add("another request id in the problem");
        }
        return objections;
    }

    private static Request sent(RawRequest request, int status) {
        boolean known = METHODS.contains(request.method());
        SimpleRequest.Builder sent = known
                ? new SimpleRequest.Builder(Request.Method.valueOf(request.method()), request.path())
                : new SimpleRequest.Builder(Request.Method.GET, "/unknown");
        if (status < 400) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            request.headers()
                    .forEach(header -> headers.computeIfAbsent(header.name(), name -> new ArrayList<>())
                            .add(header.value()));
            headers.forEach((name, values) -> sent.withHeader(name, List.copyOf(values)));
            new QueryStringDecoder(request.target()).parameters().forEach(sent::withQueryParam);
            if (request.body() != null) {
                sent.withBody(request.body());
            }
        }
        return sent.build();
    }

    private static SimpleResponse response(RawAnswer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
        if (answer.body().length > 0) {
            response.withBody(answer.body());
        }
        return response.build();
    }
}
