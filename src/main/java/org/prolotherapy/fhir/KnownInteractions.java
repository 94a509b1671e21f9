package org.prolotherapy.fhir;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.fhir.Representation.Summary;
import org.prolotherapy.fhir.resource.KnownResources;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.SearchParameter.Asked;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Reads and searches what plans are made by. It is little, and comes whole. */
@Singleton
class KnownInteractions {

    private final Answers answers;

    KnownInteractions(Answers answers) {
        this.answers = answers;
    }

    /** @throws Problem {@code not-found} if there is none with this id */
    <R extends DomainResource> RestResponse<String> read(
            KnownResources<R> type, String id, UriInfo uri, HttpHeaders headers) {
        Query query = Query.of(uri.getQueryParameters(), null, answers.isLenient(headers));
        return answers.resource(find(type, id), query.representation());
    }

    static <R extends DomainResource> R find(KnownResources<R> type, String id) {
        return type.all().stream()
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no {type} with this id.", type.type()));
    }

    <R extends DomainResource> RestResponse<String> search(
            KnownResources<R> type, Map<String, List<String>> parameters, UriInfo uri, HttpHeaders headers) {
        Set<String> names = new HashSet<>(Set.of("_id"));
        type.parameters().forEach(parameter -> names.add(parameter.name()));
        Query query = Query.of(parameters, names, answers.isLenient(headers));
        if (!query.includes().isEmpty() || !query.reverseIncludes().isEmpty() || query.cursor() != null) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED,
                    Violation.query("_include", "is not supported here, and all comes on one page"));
        }
        Predicate<R> wanted = resource -> true;
        for (Asked asked : query.asked()) {
            wanted = wanted.and(parameter(type, asked).test().apply(asked, ZoneOffset.UTC));
        }
        List<R> found = type.all().stream().filter(wanted).toList();
        String self = answers.root(uri) + "/" + type.type() + "?" + query.self();
        return answers.bundle(
                query.representation().summary() == Summary.COUNT
                        ? Bundles.count(found.size(), self)
                        : Bundles.page(answers.root(uri), found, List.of(), self, null),
                query.representation());
    }

    private static <R extends DomainResource> SearchParameter<R> parameter(KnownResources<R> type, Asked asked) {
        String name = asked.name().split(":", 2)[0];
        return name.equals("_id")
                ? SearchParameter.code(
                        "_id", resource -> resource.getIdElement().getIdPart())
                : type.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .collect(Collectors.toList())
                        .get(0);
    }
}
