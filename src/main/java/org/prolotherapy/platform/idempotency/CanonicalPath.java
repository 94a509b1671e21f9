package org.prolotherapy.platform.idempotency;

import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Parameter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * The one spelling of an address: the route's own text, with the values of its parameters as they were understood. A slash
 * at the end, a letter that was percent-encoded, a UUID in capitals or a number with leading zeros make no other address.
 */
final class CanonicalPath {

    private static final Pattern PARAMETER = Pattern.compile("\\{ *([\\w.-]+) *(?::[^}]*)?}");

    private CanonicalPath() {}

    /** @param invocation of the method to which the route leads, which takes every parameter of the path */
    static String of(RuntimeResource route, InvocationContext invocation) {
        String template = route.getClassPath().template + route.getPath().template;
        return PARAMETER
                .matcher(template)
                .replaceAll(parameter -> Matcher.quoteReplacement(value(parameter.group(1), invocation)))
                .replaceAll("(?<=.)/$", "");
    }

    private static String value(String name, InvocationContext invocation) {
        Parameter[] parameters = invocation.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            PathParam path = parameters[i].getAnnotation(PathParam.class);
            if (path != null && path.value().equals(name)) {
                return String.valueOf(invocation.getParameters()[i])
                        .replace("%", "%25")
                        .replace("/", "%2F");
            }
        }
        throw new IllegalStateException(invocation.getMethod() + " does not take the parameter of its path " + name);
    }
}
