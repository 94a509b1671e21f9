package org.prolotherapy.reference;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.RuleId;

/**
 * Turns what stands in a YAML file into records, and is strict about it: no unknown and no missing members, nothing
 * coerced. A member may be left out only where its record component is {@code @Nullable}.
 *
 * <p>Jackson reads records too, but stops at the first mistake and names it in terms of Java.
 *
 * <p>Every method returns null where it has added a failure.
 */
final class EntryReader {

    private final String file;
    private final KnowledgeErrors failures;

    EntryReader(String file, KnowledgeErrors failures) {
        this.file = file;
        this.failures = failures;
    }

    /** The entries of a whole file, in order; incomplete if a failure was added. */
    <T> List<T> list(@Nullable Object tree, Class<T> kind) {
        List<T> entries = new ArrayList<>();
        List<?> read = list(tree, kind, "");
        if (read != null) {
            read.forEach(entry -> entries.add(kind.cast(entry)));
        }
        return entries;
    }

    private @Nullable Object value(@Nullable Object node, Type type, String pointer) {
        if (node == null) {
            return failure(pointer, "has no value");
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(node, arguments[0], pointer)
                    : map(node, (Class<?>) arguments[0], arguments[1], pointer);
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isRecord()) {
            return entry(node, kind, pointer);
        }
        return kind.isEnum() ? constant(node, kind, pointer) : scalar(node, kind, pointer);
    }

    private @Nullable Object scalar(Object node, Class<?> kind, String pointer) {
        if (kind == String.class) {
            return node instanceof String text && !text.isBlank() ? text : failure(pointer, "is not a text: " + node);
        }
        if (kind == boolean.class) {
            return node instanceof Boolean ? node : failure(pointer, "is neither true nor false: " + node);
        }
        if (kind == int.class || kind == Integer.class) {
            return node instanceof Integer ? node : failure(pointer, "is not a whole number: " + node);
        }
        if (kind == BigDecimal.class) {
            boolean finite = node instanceof Integer || (node instanceof Double number && Double.isFinite(number));
            return finite ? new BigDecimal(node.toString()) : failure(pointer, "is not a number: " + node);
        }
        throw new IllegalStateException("There is no way to read a " + kind);
    }

    private @Nullable Object constant(Object node, Class<?> kind, String pointer) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : kind.getEnumConstants()) {
            constants.put(constant instanceof RuleId rule ? rule.code() : constant.toString(), constant);
        }
        Object found = node instanceof String name ? constants.get(name) : null;
        return found != null
                ? found
                : failure(pointer, "is none of " + String.join(", ", constants.keySet()) + ": " + node);
    }

    private @Nullable List<?> list(@Nullable Object node, Type element, String pointer) {
        if (!(node instanceof List<?> nodes)) {
            failure(pointer, "is not a list: " + node);
            return null;
        }
        int before = failures.count();
        Set<Object> read = new LinkedHashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Object value = value(nodes.get(i), element, pointer + "/" + i);
            if (value != null && !read.add(value)) {
                failure(pointer + "/" + i, "stands in the list twice");
            }
        }
        return failures.count() > before ? null : List.copyOf(read);
    }

    private @Nullable Object map(Object node, Class<?> key, Type value, String pointer) {
        if (!(node instanceof Map<?, ?> members)) {
            return failure(pointer, "has no members: " + node);
        }
        int before = failures.count();
        Map<@Nullable Object, @Nullable Object> read = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            String at = member(pointer, name);
            read.put(constant(name, key, at), value(member, value, at));
        });
        return failures.count() > before ? null : read;
    }

    private @Nullable Object entry(Object node, Class<?> kind, String pointer) {
        if (!(node instanceof Map<?, ?> members)) {
            return failure(pointer, "has no members: " + node);
        }
        int before = failures.count();
        RecordComponent[] components = kind.getRecordComponents();
        Set<String> known = Stream.of(components)
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Object name : members.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                failure(member(pointer, name), "is not one of the members " + String.join(", ", known));
            }
        }
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (members.containsKey(name)) {
                values[i] = value(members.get(name), components[i].getGenericType(), member(pointer, name));
            } else if (!optional) {
                failure(member(pointer, name), "is missing");
            }
        }
        return failures.count() > before ? null : construct(kind, components, values, pointer);
    }

    private @Nullable Object construct(
            Class<?> kind, RecordComponent[] components, @Nullable Object[] values, String pointer) {
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) {
                return failure(pointer, String.valueOf(reason.getMessage()));
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String member(String pointer, @Nullable Object name) {
        return pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }

    private @Nullable Object failure(String pointer, String reason) {
        failures.add(file, pointer, reason);
        return null;
    }
}
