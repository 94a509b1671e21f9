package org.prolotherapy.platform.security;

import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;

/**
 * Keeps callers who may see a part of a tenant's data to that part, whatever the other scopes of their tokens are. They may
 * use what any token may, what changes the resources of such parts, and what reads them and says, by a permission with a
 * context ({@code member/Resource:r}, see {@link Scopes}), that it keeps to the part. All else is refused, so that a route
 * that nobody has thought about is closed to them.
 */
@ApplicationScoped
public class Restrictions {

    private static final Pattern READING = Pattern.compile(".*:[rs]");

    private final List<RestrictedCallers> restrictions;
    private final Set<String> ofParts;

    /** Whether restricted callers may use a route; read once from each. */
    private final Map<Method, Boolean> open = new ConcurrentHashMap<>();

    Restrictions(@All List<RestrictedCallers> restrictions) {
        this.restrictions = restrictions;
        this.ofParts = restrictions.stream()
                .flatMap(each -> each.resources().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets a request pass if its caller is not restricted, or its route keeps to the restriction.
     *
     * @throws Problem {@code forbidden} if not
     */
    @ServerRequestFilter
    public void keepToThePart() {
        Method route = CurrentRequestManager.get().getTarget().getLazyMethod().getMethod();
        if (!open.computeIfAbsent(route, each -> isOpen(permissionsOf(each)))
                && restrictions.stream().anyMatch(each -> each.part().isPresent())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The token restricts its caller to a part of the data, which this is not in.");
        }
    }

    private boolean isOpen(List<String> permissions) {
        return permissions.isEmpty() || keepsToParts(permissions);
    }

    private boolean keepsToParts(List<String> permissions) {
        return permissions.stream()
                        .allMatch(permission -> READING.matcher(permission).matches())
                ? permissions.stream().anyMatch(permission -> permission.contains("/"))
                : permissions.stream().allMatch(permission -> ofParts.contains(resourceOf(permission)));
    }

    private static String resourceOf(String permission) {
        return permission.substring(permission.indexOf('/') + 1, permission.indexOf(':'));
    }

    private static List<String> permissionsOf(Method route) {
        return Stream.of(route, route.getDeclaringClass())
                .map(element -> element.getAnnotation(PermissionsAllowed.class))
                .filter(rule -> rule != null)
                .findFirst()
                .map(rule -> Arrays.asList(rule.value()))
                .orElse(List.of());
    }
}
