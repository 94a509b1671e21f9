package org.prolotherapy.platform.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/**
 * One way of writing a value as text, the same in bodies, queries and paths.
 *
 * <p>Years are limited to 1900 … 2999, so that whatever is calculated from them still has four digits. Times are kept to the
 * microsecond, as PostgreSQL keeps them: finer digits are cut off.
 *
 * @param expected what the text must look like, in words that follow the field's name
 */
public record Format<T>(Class<T> type, Sentence expected, Function<String, ? extends @Nullable T> parser) {

    public static final Format<LocalDate> DATE = new Format<>(
            LocalDate.class, Sentence.of("must be a date like 2027-01-04"), text -> inRange(LocalDate.parse(text)));

    public static final Format<LocalTime> TIME = new Format<>(
            LocalTime.class,
            Sentence.of("must be a time of day like 09:00"),
            text -> LocalTime.parse(text).truncatedTo(ChronoUnit.MICROS));

    public static final Format<LocalDateTime> LOCAL_DATE_TIME = new Format<>(
            LocalDateTime.class,
            Sentence.of("must be a local date and time like 2027-01-04T09:00"),
            text -> inRange(LocalDateTime.parse(text)).truncatedTo(ChronoUnit.MICROS));

    public static final Format<OffsetDateTime> OFFSET_DATE_TIME = new Format<>(
            OffsetDateTime.class,
            Sentence.of("must be a date and time with an offset, like 2027-01-04T09:00:00+03:00"),
            Format::offsetDateTime);

    public static final Format<Instant> INSTANT = new Format<>(
            Instant.class,
            OFFSET_DATE_TIME.expected,
            text -> offsetDateTime(text).toInstant());

    public static final Format<UUID> IDENTIFIER = new Format<>(
            UUID.class, Sentence.of("must be a UUID like 018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f"), Format::uuid);

    public static final Format<ZoneId> ZONE =
            new Format<>(ZoneId.class, Sentence.of("must be an IANA time zone like Europe/Istanbul"), Format::zone);

    public static final Format<Integer> NUMBER = new Format<>(
            Integer.class,
            Sentence.of("must be a whole number from {min} to {max}", Integer.MIN_VALUE, Integer.MAX_VALUE),
            Format::number);

    /** A whole number that counts, from 0 on. */
    public static final Format<Long> ORDINAL = new Format<>(
            Long.class, Sentence.of("must be a whole number from {min} to {max}", 0, Long.MAX_VALUE), Format::ordinal);

    /** Those that are read from texts in bodies. */
    public static final List<Format<?>> OF_BODIES =
            List.of(DATE, TIME, LOCAL_DATE_TIME, OFFSET_DATE_TIME, INSTANT, IDENTIFIER, ZONE);

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern COUNTING = Pattern.compile("[0-9]{1,19}");
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2999;

    private static final ObjectMapper NAMES = new ObjectMapper();

    /** The constants of an enum as they are written in JSON, which is by their names unless they say otherwise. */
    public static <T> Format<T> constantsOf(Class<T> type) {
        return constantsOf(type, constant -> NAMES.convertValue(constant, String.class));
    }

    /** The constants of an enum by what they are called. */
    public static <T> Format<T> constantsOf(Class<T> type, Function<T, String> nameOf) {
        Map<String, T> constants = new LinkedHashMap<>();
        for (T constant : type.getEnumConstants()) {
            constants.put(nameOf.apply(constant), constant);
        }
        List<String> names = List.copyOf(constants.keySet());
        return new Format<>(
                type,
                names.size() == 1 ? Sentence.of("must be {name}", names) : Sentence.of("must be one of {names}", names),
                constants::get);
    }

    /** The value that this text stands for, or null if it is not in this format. */
    @Nullable
    public T parse(String text) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException notInThisFormat) {
            return null;
        }
    }

    /**
     * What is wrong with characters that are valid Unicode or JSON and still cannot be stored or sent on, in words that
     * follow the field's name; null if nothing is.
     */
    public static @Nullable Sentence flawOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Sentence.of("must not contain the character NUL (U+0000)");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Sentence.of("must not contain half of a surrogate pair");
            }
        }
        return null;
    }

    private static Integer number(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("Integer.valueOf also reads a plus sign and digits of other scripts");
        }
        return Integer.valueOf(text);
    }

    private static Long ordinal(String text) {
        if (!COUNTING.matcher(text).matches()) {
            throw new IllegalArgumentException("Long.valueOf also reads signs and digits of other scripts");
        }
        return Long.valueOf(text);
    }

    private static OffsetDateTime offsetDateTime(String text) {
        OffsetDateTime dateTime = OffsetDateTime.parse(text);
        inRange(dateTime.withOffsetSameInstant(ZoneOffset.UTC));
        return inRange(dateTime).truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("UUID.fromString also reads shortened groups");
        }
        return uuid;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("ZoneId.of also reads offsets");
        }
        return ZoneId.of(text);
    }

    private static <D extends TemporalAccessor> D inRange(D date) {
        int year = date.get(ChronoField.YEAR);
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new DateTimeException("outside the years " + EARLIEST_YEAR + " to " + LATEST_YEAR);
        }
        return date;
    }
}
