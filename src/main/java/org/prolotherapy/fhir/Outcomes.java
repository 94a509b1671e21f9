package org.prolotherapy.fhir;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.Codes;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.ProblemFormat;

/**
 * Every error under {@code /fhir} as an OperationOutcome, those included that happen before anything is routed. It is written
 * without HAPI, whose first use would stop for a second a thread that does all I/O.
 */
@Singleton
public class Outcomes implements ProblemFormat {

    private static final Map<String, String> ISSUE_CODES = Map.ofEntries(
            Map.entry("invalid-request", "invalid"),
            Map.entry("not-supported", "not-supported"),
            Map.entry("unauthenticated", "login"),
            Map.entry("forbidden", "forbidden"),
            Map.entry("not-found", "not-found"),
            Map.entry("method-not-allowed", "not-supported"),
            Map.entry("not-acceptable", "not-supported"),
            Map.entry("unsupported-media-type", "not-supported"),
            Map.entry("uri-too-long", "too-long"),
            Map.entry("headers-too-large", "too-long"),
            Map.entry("payload-too-large", "too-long"),
            Map.entry("precondition-failed", "conflict"),
            Map.entry("precondition-required", "required"),
            Map.entry("unknown-code", "code-invalid"),
            Map.entry("rate-limited", "throttled"));

    private final ObjectMapper json;
    private final Codes codes;

    Outcomes(ObjectMapper json, Codes codes) {
        this.json = json;
        this.codes = codes;
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Outcome(String resourceType, List<Issue> issue) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Issue(String severity, String code, Details details, String diagnostics, List<String> expression) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Details(List<Coding> coding, String text) {}

    record Coding(String system, String code, String display) {}

    @Override
    public boolean isSpokenAt(String path) {
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    @Override
    public String mediaType() {
        return FhirJson.MEDIA_TYPE;
    }

    @Override
    public byte[] write(Problem problem, String path, String requestId, Locale language) {
        List<Issue> issues = problem.violations().isEmpty()
                ? List.of(issue(problem, problem.detail(), null, requestId))
                : problem.violations().stream()
                        .map(violation -> issue(problem, text(violation), expression(violation), requestId))
                        .collect(Collectors.toCollection(ArrayList::new));
        try {
            return json.writeValueAsBytes(new Outcome("OperationOutcome", issues));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Issue issue(Problem problem, String text, @Nullable String expression, String requestId) {
        String code = problem.type().code();
        Object alternatives = problem.members().get("alternatives");
        return new Issue(
                "error",
                issueCode(problem),
                new Details(
                        List.of(new Coding(
                                codes.problems(), code, problem.type().title())),
                        text),
                "requestId " + requestId + (alternatives == null ? "" : "; alternatives " + text(alternatives)),
                expression == null ? List.of() : List.of(expression));
    }

    private String text(Object alternatives) {
        try {
            return json.writeValueAsString(alternatives);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String issueCode(Problem problem) {
        String known = ISSUE_CODES.get(problem.type().code());
        if (known != null) {
            return known;
        }
        return switch (problem.type().status()) {
            case 409 -> "conflict";
            case 422 -> "business-rule";
            case 503 -> "transient";
            default -> problem.type().status() >= 500 ? "exception" : "processing";
        };
    }

    private static String text(Violation violation) {
        return violation.field().isEmpty()
                ? "The body " + violation.message()
                : violation.field() + " " + violation.message();
    }

    /** Where it is, as FHIRPath; what is no part of a body is named {@code http} and its name (R4, OperationOutcome). */
    private static @Nullable String expression(Violation violation) {
        if (violation.in() != Violation.In.BODY) {
            return "http." + violation.field();
        }
        String path = Stream.of(violation.field().split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.matches("[0-9]+") ? "[" + part + "]" : "." + part)
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.substring(1);
    }
}
