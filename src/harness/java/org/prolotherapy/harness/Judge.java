package org.prolotherapy.harness;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prolotherapy.api.contract.CommittedContract;
import org.prolotherapy.api.problems.ProblemKinds;

/** What is wrong with an answer, whatever the request was. */
final class Judge {

    private static final Set<String> METHODS =
            Arrays.stream(Request.Method.values()).map(Enum::name).collect(Collectors.toSet());

    /** How the server below answers what it does not understand. */
    private static final Set<Integer> BARE = Set.of(400, 414, 431);

    private static final Pattern LETTER =
            Pattern.compile("%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");
    /** Which is named in capitals, as constants are everywhere. */
    private static final Pattern FILE_OF_AN_EXPORT = Pattern.compile("/v1/exports/[0-9a-f-]{36}/files/[A-Z_]+");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

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
        if (!request.readable() && BARE.contains(answer.status()) && answer.body().length == 0) {
            // It never came as far as the service.
            return objections;
        }
        boolean bodiless = request.method().equals("HEAD");
        if (answer.status() >= 400 && !bodiless) {
            objections.addAll(objectionsToProblem(answer));
        }
        boolean tellsMethods = request.method().equals("OPTIONS") && answer.success();
        if (!bodiless && !tellsMethods && !request.path().startsWith("/q/")) {
            objections.addAll(CommittedContract.differencesOfAnswer(sent(request), response(answer)));
        }
        return objections;
    }

    private static List<String> objectionsToProblem(RawAnswer answer) {
        List<String> objections = new ArrayList<>();
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            objections.add("an error without a problem");
        }
        JsonNode problem = answer.json();
        if (ProblemKinds.ofCode(problem.path("code").asText()).isEmpty()) {
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

    private static Request sent(RawRequest request) {
        String path = decoded(request.path());
        return METHODS.contains(request.method()) && !isWrittenInCapitals(path)
                ? new SimpleRequest.Builder(Request.Method.valueOf(request.method()), path).build()
                : new SimpleRequest.Builder(Request.Method.GET, "/unknown").build();
    }

    /** The path as the service reads it: the validator takes it as it is written. */
    private static String decoded(String path) {
        return LETTER.matcher(path).replaceAll(escape -> String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }

    /** The service tells cases apart in everything but ids and secrets, the validator in nothing. */
    private static boolean isWrittenInCapitals(String path) {
        return !path.startsWith("/v1/calendars/")
                && !FILE_OF_AN_EXPORT.matcher(path).matches()
                && Arrays.stream(path.split("/"))
                        .filter(segment -> !ID.matcher(segment).matches())
                        .anyMatch(segment -> !segment.equals(segment.toLowerCase(Locale.ROOT)));
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
