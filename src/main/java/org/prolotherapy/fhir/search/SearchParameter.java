package org.prolotherapy.fhir.search;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.plan.PlanSelection;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * What resources of one type can be searched by. A resource is judged by what it shows, so a search cannot find another than
 * is read; what of the database has to be looked through for that is {@link #narrowing narrowed} where it can be.
 *
 * @param targets the types that a reference leads to; empty for other kinds
 * @param test whether a resource has one of the values, after the modifier
 */
public record SearchParameter<R>(
        String name,
        SearchParamType kind,
        Set<String> targets,
        Function<R, Stream<Reference>> references,
        BiFunction<Asked, ZoneId, Predicate<R>> test,
        Narrowing narrowing) {

    /** Leaves out plans below which nothing can be found. */
    @FunctionalInterface
    public interface Narrowing {
        PlanSelection narrow(PlanSelection plans, Asked asked, ZoneId zone);
    }

    /**
     * A parameter as it was given.
     *
     * @param name with its modifier
     * @param modifier without the colon; empty if there is none
     * @param values of which any one is enough
     */
    public record Asked(String name, String modifier, List<String> values) {

        /** @throws Problem {@code not-supported} if it has a modifier */
        Asked plain() {
            if (!modifier.isEmpty()) {
                throw unsupported("has a modifier that is not supported here");
            }
            return this;
        }

        Problem unsupported(@CompileTimeConstant String what) {
            return Problem.of(ProblemType.NOT_SUPPORTED, Violation.query(name, what));
        }

        Problem invalid(@CompileTimeConstant String expected) {
            return Problem.of(ProblemType.INVALID_REQUEST, Violation.query(name, expected));
        }

        /**
         * The values as dates.
         *
         * @throws Problem {@code invalid-request} if one of them is none
         */
        public List<DateCriterion> dates(ZoneId zone) {
            return values.stream()
                    .map(value -> DateCriterion.parse(value, zone).orElseThrow(() -> invalid(DateCriterion.EXPECTED)))
                    .toList();
        }
    }

    public static <R> SearchParameter<R> token(String name, Function<R, Stream<Token>> tokens) {
        return ofValue(name, SearchParamType.TOKEN, (asked, zone) -> {
            Asked plain = asked.plain();
            return resource -> anyToken(plain, tokens.apply(resource));
        });
    }

    /** Of codes that are bound to one system, such as a status; {@code system|code} is understood, and the system not looked at. */
    public static <R> SearchParameter<R> code(String name, Function<R, String> code) {
        return ofValue(name, SearchParamType.TOKEN, (asked, zone) -> {
            List<String> codes = asked.plain().values().stream()
                    .map(value -> value.substring(value.indexOf('|') + 1))
                    .toList();
            return resource -> codes.contains(code.apply(resource));
        });
    }

    public static <R> SearchParameter<R> date(String name, BiFunction<R, ZoneId, Optional<Span>> span) {
        return ofValue(name, SearchParamType.DATE, (asked, zone) -> {
            List<DateCriterion> criteria = asked.plain().dates(zone);
            return resource -> span.apply(resource, zone)
                    .filter(found -> criteria.stream().anyMatch(criterion -> criterion.isMetBy(found)))
                    .isPresent();
        });
    }

    /** Of canonical addresses, with or without the version. */
    public static <R> SearchParameter<R> canonical(String name, Function<R, Stream<CanonicalType>> canonicals) {
        return ofValue(name, SearchParamType.REFERENCE, (asked, zone) -> {
            List<String> values = asked.plain().values();
            return resource -> canonicals
                    .apply(resource)
                    .map(CanonicalType::getValue)
                    .anyMatch(found ->
                            values.stream().anyMatch(value -> found.equals(value) || found.startsWith(value + "|")));
        });
    }

    public static <R> SearchParameter<R> uri(String name, Function<R, String> uri) {
        return ofValue(name, SearchParamType.URI, (asked, zone) -> {
            List<String> values = asked.plain().values();
            return resource -> values.contains(uri.apply(resource));
        });
    }

    /** Of references to resources that are told here, or by {@code :identifier} to whatever has one. */
    public static <R> SearchParameter<R> reference(
            String name, Set<String> targets, Function<R, Stream<Reference>> references) {
        return new SearchParameter<>(
                name,
                SearchParamType.REFERENCE,
                targets,
                references,
                (asked, zone) -> {
                    if (asked.modifier().equals("identifier")) {
                        return resource -> anyToken(
                                asked,
                                references
                                        .apply(resource)
                                        .filter(Reference::hasIdentifier)
                                        .map(reference -> Token.of(reference.getIdentifier())));
                    }
                    Asked known = targets.contains(asked.modifier()) ? asked : asked.plain();
                    return resource ->
                            references.apply(resource).anyMatch(reference -> isOneOf(reference, known, targets));
                },
                SearchParameter::all);
    }

    /** One whose values are compared with what a resource says, and lead nowhere. */
    private static <R> SearchParameter<R> ofValue(
            String name, SearchParamType kind, BiFunction<Asked, ZoneId, Predicate<R>> test) {
        return new SearchParameter<>(name, kind, Set.of(), none -> Stream.empty(), test, SearchParameter::all);
    }

    public SearchParameter<R> narrowing(Narrowing narrower) {
        return new SearchParameter<>(name, kind, targets, references, test, narrower);
    }

    /** Narrows to the plans whose ids the ids in a reference begin with. */
    public SearchParameter<R> toPlans() {
        return narrowing((plans, asked, zone) -> asked.modifier().isEmpty()
                ? plans.within(asked.values().stream()
                        .flatMap(value -> PlanIds.planOf(value.substring(value.lastIndexOf('/') + 1)).stream())
                        .collect(Collectors.toSet()))
                : plans);
    }

    private static PlanSelection all(PlanSelection plans, Asked asked, ZoneId zone) {
        return plans;
    }

    private static boolean anyToken(Asked asked, Stream<Token> tokens) {
        return tokens.anyMatch(token -> asked.values().stream().anyMatch(token::isMeantBy));
    }

    private static boolean isOneOf(Reference reference, Asked asked, Set<String> targets) {
        if (!reference.hasReference()) {
            return false;
        }
        String found = reference.getReference();
        return asked.values().stream()
                .anyMatch(value -> found.equals(value)
                        || value.endsWith("/" + found)
                        || (!value.contains("/")
                                && targets.stream().anyMatch(target -> found.equals(target + "/" + value))));
    }
}
