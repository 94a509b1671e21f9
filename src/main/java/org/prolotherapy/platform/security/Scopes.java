package org.prolotherapy.platform.security;

import io.quarkus.security.StringPermission;
import java.security.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scopes of a token, in the form of SMART App Launch 2: {@code system/Resource.cruds}, where the letters are a
 * selection of create, read, update, delete and search in this order, and none implies another. {@code *} in place of the resource
 * stands for every one, and what version 1 called {@code read} for the letters {@code rs}; its {@code write} grants nothing,
 * since it says less than a change here needs, and nor do scopes with a query, whose filter is not applied.
 *
 * <p>A scope of the contexts {@code system} and {@code user} reaches everything, and is the permission
 * {@code Resource:r}. A scope of any other context reaches what belongs to the one that the claim of that name names, and
 * that to read and search only: {@code member/Resource.rs} counts if the token has a claim {@code member}, and is the
 * permission {@code member/Resource:r}, which a route names if it keeps to that restriction. Whatever is not written like
 * this grants nothing.
 */
public final class Scopes {

    private static final Pattern SCOPE = Pattern.compile("(\\w+)/(\\w+|\\*)\\.(?:(?=[cruds])(c?r?u?d?s?)|read|\\*)");
    private static final String EVERY_RESOURCE = "*";
    private static final String READ_IN_VERSION_1 = "rs";
    private static final Set<String> UNRESTRICTED = Set.of("system", "user");
    private static final Pattern READING = Pattern.compile("r?s?");

    private final Map<String, String> actions = new HashMap<>();

    private Scopes() {}

    /**
     * The scopes in a token.
     *
     * @param text separated by spaces
     * @param hasClaim whether the token has the claim of this name
     */
    static Scopes parse(String text, Predicate<String> hasClaim) {
        Scopes scopes = new Scopes();
        for (String one : text.split(" +", -1)) {
            Matcher scope = SCOPE.matcher(one);
            if (scope.matches()) {
                scopes.add(
                        scope.group(1),
                        scope.group(2),
                        scope.group(3) == null ? READ_IN_VERSION_1 : scope.group(3),
                        hasClaim);
            }
        }
        return scopes;
    }

    private void add(String context, String resource, String letters, Predicate<String> hasClaim) {
        if (UNRESTRICTED.contains(context)) {
            actions.merge(resource, letters, String::concat);
        } else if (READING.matcher(letters).matches() && hasClaim.test(context)) {
            actions.merge(context + "/" + resource, letters, String::concat);
        }
    }

    /** Whether a route may be used that asks for this permission, whose action is a single letter. */
    boolean allow(Permission permission) {
        String action = permission instanceof StringPermission ? permission.getActions() : null;
        return action != null
                && action.length() == 1
                && (granted(permission.getName()).contains(action)
                        || granted(contextOf(permission.getName()) + EVERY_RESOURCE)
                                .contains(action));
    }

    private String granted(String resource) {
        return actions.getOrDefault(resource, "");
    }

    private static String contextOf(String name) {
        return name.substring(0, name.indexOf('/') + 1);
    }

    /**
     * Every scope that is enough for a permission.
     *
     * @param permission as a route names it, {@code Resource:r} or {@code member/Resource:r}
     */
    public static List<String> enoughFor(String permission) {
        String scope = permission.replace(':', '.');
        return scope.contains("/")
                ? List.of(scope)
                : Stream.of("system/", "user/").map(context -> context + scope).toList();
    }
}
