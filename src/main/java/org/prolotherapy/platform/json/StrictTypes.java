package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads each Java type from exactly one JSON form and never from another. A value in a wrong form is noted in the
 * {@link Violations} of the reading, skipped and read as null, so that the rest of the body is still examined.
 */
final class StrictTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Set<JsonToken> TEXT = Set.of(JsonToken.VALUE_STRING);
    private static final Set<JsonToken> WHOLE = Set.of(JsonToken.VALUE_NUMBER_INT);
    private static final Set<JsonToken> NUMBER = Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    private static final Set<JsonToken> TRUTH = Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

    private static final int MAX_DIGITS = 20;

    /** More than digits can be written, and no exponent that makes work. */
    private static final int MAX_SCALE = 100;

    StrictTypes() {
        scalar(String.class, TEXT, "must be text", text -> text);
        for (Format<?> format : Set.of(
                Format.DATE,
                Format.TIME,
                Format.LOCAL_DATE_TIME,
                Format.OFFSET_DATE_TIME,
                Format.INSTANT,
                Format.IDENTIFIER,
                Format.ZONE)) {
            formatted(format);
        }
        scalar(BigDecimal.class, NUMBER, "must be a number of at most 20 digits", StrictTypes::decimal);
        String anInteger = "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        scalar(Integer.class, WHOLE, anInteger, Integer::valueOf);
        scalar(int.class, WHOLE, anInteger, Integer::valueOf);
        String aLong = "must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        scalar(Long.class, WHOLE, aLong, Long::valueOf);
        scalar(long.class, WHOLE, aLong, Long::valueOf);
        scalar(Boolean.class, TRUTH, "must be true or false", Boolean::valueOf);
        scalar(boolean.class, TRUTH, "must be true or false", Boolean::valueOf);
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new EnumsByName());
        context.addBeanDeserializerModifier(new ShapesFirst());
    }

    private <T> void formatted(Format<T> format) {
        scalar(format.type(), TEXT, format.expected(), format::parse);
    }

    private <T> void scalar(
            Class<T> type, Set<JsonToken> tokens, String expected, Function<String, ? extends @Nullable T> reading) {
        addDeserializer(type, new Scalar<>(type, tokens, expected, reading, null));
    }

    /** Its value without the zeros at its end, however it was spelled: 1.5 of 1.50 and of 15e-1. */
    private static @Nullable BigDecimal decimal(String text) {
        BigDecimal spelled = new BigDecimal(text);
        if (Math.abs((long) spelled.scale()) > MAX_SCALE) {
            return null;
        }
        BigDecimal number = spelled.stripTrailingZeros();
        boolean small = number.scale() <= MAX_DIGITS && number.precision() - number.scale() <= MAX_DIGITS;
        return small ? number.setScale(Math.max(number.scale(), 0)) : null;
    }

    private static Violations violations(DeserializationContext context) {
        return (Violations) context.getAttribute(Violations.class);
    }

    private static void refuse(JsonParser parser, DeserializationContext context, String expected) throws IOException {
        violations(context).add(() -> StrictParser.pointer(parser), expected);
        parser.skipChildren();
    }

    private static final class Scalar<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final transient Set<JsonToken> tokens;
        private final String expected;
        private final transient Function<String, ? extends @Nullable T> reading;
        private final @Nullable String property;

        Scalar(
                Class<?> type,
                Set<JsonToken> tokens,
                String expected,
                Function<String, ? extends @Nullable T> reading,
                @Nullable String property) {
            super(type);
            this.tokens = tokens;
            this.expected = expected;
            this.reading = reading;
            this.property = property;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property != null && handledType().isPrimitive()
                    ? new Scalar<>(handledType(), tokens, expected, reading, property.getName())
                    : this;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = tokens.contains(parser.currentToken()) ? read(parser.getText()) : null;
            if (value == null) {
                refuse(parser, context, expected);
                return nothing();
            }
            return value;
        }

        private @Nullable T read(String text) {
            try {
                return reading.apply(text);
            } catch (NumberFormatException tooLarge) {
                return null;
            }
        }

        /** What stands for a value that was refused, in a record that nobody will see. */
        @SuppressWarnings("unchecked")
        private @Nullable T nothing() {
            return handledType().isPrimitive() ? (T) ClassUtil.defaultValue(handledType()) : null;
        }

        /** A primitive has no way to be absent, and zero or false would be an answer that nobody gave. */
        @Override
        public @Nullable T getNullValue(DeserializationContext context) {
            if (handledType().isPrimitive()) {
                violations(context).add(StrictParser.pointer(context.getParser()), "must not be null");
            }
            return nothing();
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            if (handledType().isPrimitive()) {
                violations(context).add(StrictParser.pointer(context.getParser()) + "/" + property, "is required");
            }
            return nothing();
        }
    }

    private static final class EnumsByName extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            Map<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
            return new Scalar<>(type, TEXT, expected(constants.keySet()), constants::get, null);
        }

        private static String expected(Set<String> names) {
            return "must be " + (names.size() == 1 ? "" : "one of ") + String.join(", ", names);
        }
    }

    /** Lets records and lists see only objects and arrays, before Jackson tries to make them from anything else. */
    private static final class ShapesFirst extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return deserializer instanceof BeanDeserializerBase ? new ShapedRecord(deserializer) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new Shaped(deserializer, JsonToken.START_OBJECT, "must be an object");
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new Shaped(deserializer, JsonToken.START_ARRAY, "must be an array");
        }
    }

    private static class Shaped extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final JsonToken start;
        private final String expected;

        Shaped(JsonDeserializer<?> deserializer, JsonToken start, String expected) {
            super(deserializer);
            this.start = start;
            this.expected = expected;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Shaped(deserializer, start, expected);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(start)) {
                return super.deserialize(parser, context);
            }
            refuse(parser, context, expected);
            return null;
        }
    }

    private static final class ShapedRecord extends Shaped {

        private static final long serialVersionUID = 1L;

        private transient volatile @Nullable SortedSet<String> members;

        ShapedRecord(JsonDeserializer<?> deserializer) {
            super(deserializer, JsonToken.START_OBJECT, "must be an object");
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new ShapedRecord(deserializer);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.START_OBJECT) && parser instanceof StrictParser strict) {
                strict.expectOnly(members());
            }
            return super.deserialize(parser, context);
        }

        private SortedSet<String> members() {
            SortedSet<String> names = members;
            if (names == null) {
                names = new TreeSet<>();
                for (Object name : getKnownPropertyNames()) {
                    names.add(name.toString());
                }
                members = names;
            }
            return names;
        }
    }
}
