package org.prolotherapy.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/**
 * Has Jackson coerce nothing, and read on where it would stop: a value that it refuses is noted in the
 * {@link Violations} of the {@link StrictParser}, skipped and read as null, so that the rest is still examined. A record
 * must have every component that is not {@code @Nullable}.
 *
 * <p>Jackson's own {@code DeserializationProblemHandler} is not told of coercions that are switched off, nor of whole numbers
 * that are too large; so each deserializer has one around it that is.
 */
final class StrictTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final int MAX_DIGITS = 20;

    /** More than digits can be written, and no exponent that makes work. */
    private static final int MAX_SCALE = 100;

    private static final Sentence WHOLE =
            Sentence.of("must be a whole number from {min} to {max}", Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Sentence LARGE =
            Sentence.of("must be a whole number from {min} to {max}", Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Sentence TRUTH = Sentence.of("must be true or false");
    private static final Sentence NOT_VALID = Sentence.of("is not valid");

    private static final Map<Class<?>, Sentence> EXPECTED = Map.of(
            String.class, Sentence.of("must be text"),
            Integer.class, WHOLE,
            int.class, WHOLE,
            Long.class, LARGE,
            long.class, LARGE,
            Boolean.class, TRUTH,
            boolean.class, TRUTH);

    private static final Format<BigDecimal> DECIMAL = new Format<>(
            BigDecimal.class,
            Sentence.of("must be a number of at most {max} digits", MAX_DIGITS),
            StrictTypes::decimal);

    private StrictTypes(Format<?>... formats) {
        scalar(DECIMAL, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
        for (Format<?> format : formats) {
            scalar(format, JsonToken.VALUE_STRING);
        }
    }

    /**
     * What reads records from a {@link StrictParser}.
     *
     * @param formats of further types
     */
    static ObjectMapper mapper(JsonFactory source, Format<?>... formats) {
        return JsonMapper.builder(source)
                .addModule(new StrictTypes(Stream.concat(Format.OF_BODIES.stream(), Arrays.stream(formats))
                        .toArray(Format<?>[]::new)))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(StrictTypes::refuseCoercions)
                .build();
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addBeanDeserializerModifier(new NotingEverywhere());
    }

    private <T> void scalar(Format<T> format, JsonToken... tokens) {
        addDeserializer(format.type(), new Scalar<>(format, Set.of(tokens)));
    }

    /** Its value without the zeros at its end, however it was spelled: 1.5 of 1.50 and of 15e-1. */
    private static BigDecimal decimal(String text) {
        BigDecimal spelled = new BigDecimal(text);
        BigDecimal number = Math.abs((long) spelled.scale()) > MAX_SCALE ? spelled : spelled.stripTrailingZeros();
        if (number.scale() > MAX_DIGITS || (long) number.precision() - number.scale() > MAX_DIGITS) {
            throw new NumberFormatException("has too many digits");
        }
        return number.setScale(Math.max(number.scale(), 0));
    }

    private static void refuseCoercions(MutableCoercionConfig coercions) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            coercions.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static final class Scalar<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Format<T> format;
        private final transient Set<JsonToken> tokens;

        Scalar(Format<T> format, Set<JsonToken> tokens) {
            super(format.type());
            this.format = format;
            this.tokens = tokens;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = tokens.contains(parser.currentToken()) ? format.parse(parser.getText()) : null;
            if (value == null) {
                throw MismatchedInputException.from(
                        parser, handledType(), format.expected().english());
            }
            return value;
        }
    }

    private static final class NotingEverywhere extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            if (deserializer instanceof Scalar<?> scalar) {
                return new Noting(scalar, scalar.format.expected(), null);
            }
            return deserializer instanceof BeanDeserializerBase
                    ? new Noting(deserializer, Sentence.of("must be an object"), JsonToken.START_OBJECT)
                    : new Noting(deserializer, EXPECTED.getOrDefault(description.getBeanClass(), NOT_VALID), null);
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return modifyDeserializer(
                    config,
                    description,
                    deserializer instanceof Scalar
                            ? deserializer
                            : new Scalar<>(Format.constantsOf(type.getRawClass()), Set.of(JsonToken.VALUE_STRING)));
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new Noting(deserializer, Sentence.of("must be an object"), JsonToken.START_OBJECT);
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new Noting(deserializer, Sentence.of("must be an array"), JsonToken.START_ARRAY);
        }
    }

    /** Notes what another deserializer refuses, and goes on behind it. */
    private static final class Noting extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final transient Sentence expected;
        /** With what it begins; null if the other deserializer looks at that itself. */
        private final @Nullable JsonToken start;

        private transient volatile StrictParser.@Nullable Members members;

        Noting(JsonDeserializer<?> deserializer, Sentence expected, @Nullable JsonToken start) {
            super(deserializer);
            this.expected = expected;
            this.start = start;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Noting(deserializer, expected, start);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            StrictParser strict = (StrictParser) parser;
            int depth = strict.depth();
            int before = strict.noted();
            try {
                if (start == null || strict.hasToken(start)) {
                    if (getDelegatee() instanceof BeanDeserializerBase bean) {
                        strict.expect(members(bean));
                    }
                    return super.deserialize(strict, context);
                }
                strict.refuse(expected);
            } catch (ValueInstantiationException refused) {
                // Records may refuse their components together; only what they say by this exception is for callers.
                Sentence reason = refused.getCause() instanceof IllegalArgumentException together
                        ? strict.inWords(together)
                        : null;
                // What was noted about its parts explains it.
                if (strict.noted() == (reason == null ? 0 : before)) {
                    strict.refuse(reason == null ? NOT_VALID : reason);
                }
            } catch (MismatchedInputException | InputCoercionException refused) {
                strict.refuse(strict.hasToken(JsonToken.FIELD_NAME) ? Sentence.of("is not known") : expected);
            }
            strict.skipTo(depth);
            return null;
        }

        private StrictParser.Members members(BeanDeserializerBase bean) {
            StrictParser.Members found = members;
            if (found == null) {
                RecordComponent[] components = handledType().getRecordComponents();
                Set<String> known = new TreeSet<>();
                Set<String> required = new LinkedHashSet<>();
                bean.properties().forEachRemaining(property -> {
                    known.add(property.getName());
                    if (components != null
                            && !components[property.getCreatorIndex()]
                                    .getAnnotatedType()
                                    .isAnnotationPresent(Nullable.class)) {
                        required.add(property.getName());
                    }
                });
                found = new StrictParser.Members(known, required);
                members = found;
            }
            return found;
        }
    }
}
