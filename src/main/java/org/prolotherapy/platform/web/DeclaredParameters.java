package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.prolotherapy.platform.problem.Problem;

/**
 * Refuses every parameter in the query of an operation that declares none. One that declares some reads them through
 * {@link QueryParameters}, which refuses all others.
 */
@ApplicationScoped
public class DeclaredParameters {

    private final ConcurrentMap<Method, Boolean> declaring = new ConcurrentHashMap<>();

    /**
     * Lets a request pass whose query is empty, or whose operation reads queries.
     *
     * @throws Problem {@code invalid-request} with every parameter that the operation has no use for
     */
    @ServerRequestFilter
    public void refuseOthers() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (!request.getUriInfo().getQueryParameters().isEmpty()
                && !declaring.computeIfAbsent(
                        request.getTarget().getLazyMethod().getMethod(), DeclaredParameters::declares)) {
            QueryParameters.of(request.getUriInfo()).check();
        }
    }

    /** Whether the contract lists a parameter of a query: on the method, at one of its parameters, or within that one's type. */
    private static boolean declares(Method method) {
        return declaredAt(method)
                || Arrays.stream(method.getParameters())
                        .anyMatch(each ->
                                declaredAt(each) || membersOf(each.getType()).anyMatch(DeclaredParameters::declaredAt));
    }

    private static boolean declaredAt(AnnotatedElement element) {
        return element.isAnnotationPresent(QueryParam.class)
                || element.isAnnotationPresent(RestQuery.class)
                || Arrays.stream(element.getAnnotationsByType(Parameter.class))
                        .anyMatch(parameter -> parameter.in() == ParameterIn.QUERY);
    }

    private static Stream<AnnotatedElement> membersOf(Class<?> type) {
        return type.isPrimitive() || type.getName().startsWith("java")
                ? Stream.empty()
                : Stream.of(
                                Arrays.stream(type.getDeclaredFields()),
                                Arrays.stream(type.getDeclaredMethods()),
                                Arrays.stream(type.getDeclaredConstructors())
                                        .flatMap(constructor -> Arrays.stream(constructor.getParameters())))
                        .flatMap(members -> members);
    }
}
