package org.prolotherapy.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;

/**
 * What is routed at an address. The framework keeps the routes by method, and so takes {@code GET /things/_search} for a
 * thing of that name where only POST has the search, and tells the methods of all addresses that begin alike when it is asked
 * for those of one. Here the route with the most that is literal is the one that an address means, whatever the method.
 */
@ApplicationScoped
class Routes {

    private volatile @Nullable RequestMapper<InitialMatch> classes;

    /** The route that the address of this request means, by method. */
    At at(ResteasyReactiveRequestContext request) {
        At found = new At();
        String path = request.getPathWithoutPrefix();
        RequestMapper<InitialMatch> mapper = classes(request);
        for (RequestMatch<InitialMatch> match = mapper.map(path);
                match != null;
                match = mapper.continueMatching(path, match)) {
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
                    for (Map.Entry<String, RequestMapper<RuntimeResource>> ofMethod :
                            routes.getMappers().entrySet()) {
                        RequestMatch<RuntimeResource> route = ofMethod.getKey() == null
                                ? null
                                : ofMethod.getValue().map(remaining);
                        if (route != null) {
                            found.add(ofMethod.getKey(), literals(match.template, route.template), route.value);
                        }
                    }
                }
            }
        }
        return found;
    }

    private RequestMapper<InitialMatch> classes(ResteasyReactiveRequestContext request) {
        RequestMapper<InitialMatch> made = classes;
        if (made == null) {
            made = new RequestMapper<>(request.getDeployment().getClassMappers());
            classes = made;
        }
        return made;
    }

    private static int literals(URITemplate ofClass, URITemplate ofMethod) {
        return ofClass.literalCharacterCount + ofMethod.literalCharacterCount;
    }

    /** One address. */
    static final class At {

        private final Map<String, RuntimeResource> byMethod = new HashMap<>();
        private int literals = -1;

        private void add(String method, int literalsOfRoute, RuntimeResource route) {
            if (literalsOfRoute > literals) {
                byMethod.clear();
                literals = literalsOfRoute;
            }
            if (literalsOfRoute == literals) {
                byMethod.putIfAbsent(method, route);
            }
        }

        /** Whether nothing at all is here. */
        boolean isNowhere() {
            return byMethod.isEmpty();
        }

        /** Whether a method of the resources answers this one, as most requests find. */
        boolean hasRoute(String method) {
            return byMethod.containsKey(method);
        }

        /** Every method that is answered here, in the order of the alphabet; none if this is nowhere. */
        Set<String> methods() {
            Set<String> methods = new TreeSet<>(byMethod.keySet());
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
            if (!methods.isEmpty()) {
                methods.add(HttpMethod.OPTIONS);
            }
            return methods;
        }

        /** The formats in which a body is read here, most wanted first; empty if none is, any is, or nothing is known. */
        List<String> reads(String method) {
            RuntimeResource route = byMethod.get(method);
            return route == null || route.getConsumes() == null
                    ? List.of()
                    : route.getConsumes().stream()
                            .filter(type -> !type.isWildcardType())
                            .map(MediaType::toString)
                            .toList();
        }

        /** The formats in which answers are given here; empty if nothing is known. */
        List<String> writes(String method) {
            RuntimeResource route = byMethod.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
            return route == null || route.getProduces() == null
                    ? List.of()
                    : List.of(route.getProduces().getSortedOriginalMediaTypes()).stream()
                            .map(MediaType::toString)
                            .toList();
        }
    }
}
