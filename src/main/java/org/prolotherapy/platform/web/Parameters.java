package org.prolotherapy.platform.web;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;

/**
 * Reads identifiers, whole numbers and dates in paths. What cannot be one is 400 and says what would be, where the
 * framework would answer that nothing is there.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // each branch is taken only for its own T
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == UUID.class) {
            return (ParamConverter<T>) converter(Format.IDENTIFIER, annotations);
        }
        if (type == LocalDate.class) {
            return (ParamConverter<T>) converter(Format.DATE, annotations);
        }
        if (type == Integer.class || type == int.class) {
            return (ParamConverter<T>) converter(Format.NUMBER, annotations);
        }
        return null;
    }

    private static <V> ParamConverter<V> converter(Format<V> format, Annotation[] annotations) {
        return new Strict<>(format, parameter(annotations));
    }

    /** Where the parameter stands and its name, as a function that says there what would be right. */
    private static Function<Sentence, Violation> parameter(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return expected -> Violation.of(Violation.In.PATH, path.value(), expected);
            }
            if (annotation instanceof QueryParam query) {
                return expected -> Violation.of(Violation.In.QUERY, query.value(), expected);
            }
        }
        return expected -> Violation.of(Violation.In.PATH, "", expected);
    }

    private record Strict<V>(Format<V> format, Function<Sentence, Violation> violation) implements ParamConverter<V> {

        @Override
        public V fromString(String text) {
            V value = format.parse(text);
            if (value == null) {
                throw Problem.of(ProblemType.INVALID_REQUEST, violation.apply(format.expected()));
            }
            return value;
        }

        @Override
        public String toString(V value) {
            return value.toString();
        }
    }
}
