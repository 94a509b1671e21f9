package org.prolotherapy.fhir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.Chart;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.resource.PlanResources;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * What is shown beside what was found: what it refers to, and what refers to it. Both belong to the plans of the page, so they
 * are told of the same charts.
 */
final class Includes {

    /** One that was asked for: resources of a type that stand in a relation to those found. */
    private record Include<T extends DomainResource>(
            PlanResources<T> source, SearchParameter<T> by, Set<String> targets, boolean reverse) {}

    private final Map<String, PlanResources<?>> types;
    private final List<Include<?>> asked = new ArrayList<>();

    /**
     * @param found the type that is searched for
     * @throws Problem {@code not-supported} for a relation that there is not
     */
    Includes(Query query, PlanResources<?> found, Map<String, PlanResources<?>> types) {
        this.types = types;
        query.includes().forEach(text -> add("_include", text, found));
        query.reverseIncludes().forEach(text -> add("_revinclude", text, found));
    }

    private void add(String parameter, String text, PlanResources<?> found) {
        String[] parts = text.split(":", -1);
        PlanResources<?> source = types.get(parts[0]);
        boolean reverse = parameter.equals("_revinclude");
        Include<?> include = source == null || parts.length < 2 || parts.length > 3
                ? null
                : include(source, parts[1], parts.length == 3 ? parts[2] : null, reverse);
        boolean fits = include != null
                && (reverse
                        ? include.targets().contains(found.type())
                        : include.source().type().equals(found.type()));
        if (include == null || !fits) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED,
                    Violation.query(
                            parameter,
                            "is not supported with this value; the metadata list those that are, as {element}",
                            reverse ? "searchRevInclude" : "searchInclude"));
        }
        asked.add(include);
    }

    private static <T extends DomainResource> @Nullable Include<T> include(
            PlanResources<T> source, String name, @Nullable String target, boolean reverse) {
        return source.parameters().stream()
                .filter(parameter -> parameter.name().equals(name)
                        && !parameter.targets().isEmpty()
                        && (target == null || parameter.targets().contains(target)))
                .map(parameter -> new Include<>(
                        source, parameter, target == null ? parameter.targets() : Set.of(target), reverse))
                .findFirst()
                .orElse(null);
    }

    /** What is needed of the plans for them. */
    Set<Fact> facts() {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        asked.forEach(include -> {
            facts.addAll(include.source().facts());
            if (!include.reverse()) {
                include.targets().forEach(target -> facts.addAll(type(target).facts()));
            }
        });
        return facts;
    }

    /**
     * What is to be shown beside what was found.
     *
     * @param found the resources of each plan, in the order of the page
     */
    <R extends DomainResource> List<DomainResource> of(Map<Chart, List<R>> found) {
        Map<String, DomainResource> included = new LinkedHashMap<>();
        found.forEach((chart, resources) -> asked.forEach(include ->
                of(include, chart, resources).forEach(resource -> included.putIfAbsent(name(resource), resource))));
        found.values().forEach(resources -> resources.forEach(resource -> included.remove(name(resource))));
        return List.copyOf(included.values());
    }

    private <T extends DomainResource> Stream<? extends DomainResource> of(
            Include<T> include, Chart chart, List<? extends DomainResource> found) {
        if (include.reverse()) {
            Set<String> names = new HashSet<>();
            found.forEach(resource -> names.add(name(resource)));
            return include.source()
                    .of(chart)
                    .filter(resource ->
                            include.by().references().apply(resource).anyMatch(isOneOf(names)));
        }
        Set<String> own = new HashSet<>();
        found.forEach(resource -> own.add(name(resource)));
        Set<String> names = new HashSet<>();
        include.source()
                .of(chart)
                .filter(resource -> own.contains(name(resource)))
                .flatMap(include.by().references())
                .filter(Reference::hasReference)
                .forEach(reference -> names.add(reference.getReference()));
        return include.targets().stream()
                .flatMap(target -> type(target).of(chart))
                .filter(resource -> names.contains(name(resource)));
    }

    private static Predicate<Reference> isOneOf(Set<String> names) {
        return reference -> reference.hasReference() && names.contains(reference.getReference());
    }

    private PlanResources<?> type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    static String name(DomainResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
