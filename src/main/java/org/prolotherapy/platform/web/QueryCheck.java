package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Constraints;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.Violations;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * Holds the query of a request against the parameters of its operation, once it is known that the caller may use it: those
 * of the method and of the records among its parameters. All that is wrong is answered at once, parameters that the
 * operation does not have included, so that what is then read from the query is sound.
 */
@ApplicationScoped
class QueryCheck {

    private static final int AFTER_WHO_MAY_ASK = Priorities.USER + 100;

    private static final char UNDECODABLE = '\uFFFD';

    private final Validator validator;
    private final Map<Method, Map<String, QueryParameter>> byOperation = new ConcurrentHashMap<>();

    QueryCheck(Validator validator) {
        this.validator = validator;
    }

    /** @throws Problem {@code invalid-request} with everything that is wrong with the query, if anything is */
    @ServerRequestFilter(priority = AFTER_WHO_MAY_ASK)
    void check(ResourceInfo operation, UriInfo uri) {
        if (operation.getResourceClass().isAnnotationPresent(ReadsItsQuery.class)) {
            return;
        }
        Map<String, QueryParameter> known =
                byOperation.computeIfAbsent(operation.getResourceMethod(), QueryCheck::parametersOf);
        Map<String, List<String>> given = uri.getQueryParameters();
        Violations violations = new Violations(Violation.In.QUERY);
        known.forEach((name, parameter) -> check(parameter, given.getOrDefault(name, List.of()), violations));
        given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> violations.add(
                        name,
                        known.isEmpty()
                                ? Sentence.of("is not known; there are no parameters here")
                                : Sentence.of("is not known; known here are {known}", known.keySet())));
        violations.check();
    }

    private void check(QueryParameter parameter, List<String> values, Violations violations) {
        if (values.size() > 1) {
            violations.add(parameter.name(), "must be given only once");
            return;
        }
        Object value = null;
        if (!values.isEmpty()) {
            String text = values.get(0);
            Sentence flaw =
                    text.indexOf(UNDECODABLE) >= 0 ? Sentence.of("must be encoded in UTF-8") : Format.flawOf(text);
            value = flaw == null ? parameter.read(text) : null;
            if (value == null) {
                violations.add(parameter.name(), flaw == null ? parameter.expected() : flaw);
                return;
            }
        }
        if (parameter.owner() != null) {
            validator
                    .validateValue(parameter.owner(), parameter.property(), value)
                    .forEach(violation -> violations.add(parameter.name(), Constraints.said(violation)));
        }
    }

    private static Map<String, QueryParameter> parametersOf(Method operation) {
        Map<String, QueryParameter> parameters = new TreeMap<>();
        for (Parameter parameter : operation.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                parameters.put(query.value(), new QueryParameter(query.value(), parameter.getType(), null, ""));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                parametersOf(parameter.getType(), parameters);
            }
        }
        return parameters;
    }

    private static void parametersOf(Class<?> record, Map<String, QueryParameter> parameters) {
        for (Field field : record.getDeclaredFields()) {
            QueryParam query = field.getAnnotation(QueryParam.class);
            if (query != null) {
                parameters.put(
                        query.value(), new QueryParameter(query.value(), field.getType(), record, field.getName()));
            }
        }
    }

    /**
     * A parameter that an operation has.
     *
     * @param owner the record that it belongs to, whose constraints it keeps; null for one of the method itself
     * @param property of the owner
     */
    private record QueryParameter(
            String name, Class<?> type, @Nullable Class<?> owner, String property) {

        private static final Map<Class<?>, Format<?>> FORMATS = Stream.concat(
                        Format.OF_BODIES.stream(), Stream.of(Format.NUMBER))
                .collect(Collectors.toMap(Format::type, format -> format));

        @Nullable
        Object read(String text) {
            return type == String.class ? text : format().parse(text);
        }

        /** What the text must look like, in words that follow the parameter's name. */
        Sentence expected() {
            return type == OffsetDateTime.class
                    ? Sentence.of("must be an instant like 2027-01-04T09:00:00Z; write the + of an offset as %2B")
                    : format().expected();
        }

        private Format<?> format() {
            Format<?> format = type.isEnum() ? Format.constantsOf(type) : FORMATS.get(type);
            if (format == null) {
                throw new IllegalStateException("No parameter of a query can be a " + type.getName());
            }
            return format;
        }
    }
}
