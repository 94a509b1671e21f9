package org.prolotherapy.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Violation;

/**
 * What a caller sees of a problem: problem details as in RFC 9457.
 *
 * @param type the address of the page about this type of problem
 * @param title the same for every problem of the type
 * @param status of the answer
 * @param detail about this occurrence
 * @param instance the path that was asked for, without its query
 * @param code the last part of {@code type}, for programs
 * @param requestId under which the service has logged the request
 * @param violations everything that is wrong with the request; often empty
 * @param members what this type of problem adds
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        List<ViolationView> violations,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A violation as the caller sees it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ViolationView(
            @JsonInclude(JsonInclude.Include.ALWAYS) String field,
            String in,
            String message,
            @Nullable String rule,
            List<String> sources) {

        static ViolationView of(Violation violation, UnaryOperator<String> language) {
            return new ViolationView(
                    violation.field(),
                    violation.in().name().toLowerCase(Locale.ROOT),
                    violation.sentence().in(language),
                    violation.rule(),
                    violation.sources());
        }
    }

    static ProblemDocument of(Problem problem, String instance, String requestId, UnaryOperator<String> language) {
        return new ProblemDocument(
                "/problems/" + problem.type().code(),
                language.apply(problem.type().title()),
                problem.type().status(),
                problem.sentence().in(language),
                instance,
                problem.type().code(),
                requestId,
                problem.violations().stream()
                        .map(violation -> ViolationView.of(violation, language))
                        .toList(),
                problem.members());
    }
}
