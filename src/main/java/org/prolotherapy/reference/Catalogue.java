package org.prolotherapy.reference;

import static java.util.stream.Collectors.joining;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Wording;
import org.prolotherapy.platform.Phrases;

/**
 * The words of findings in one language, as the file of the class path's folder {@code phrases} has them. Qute puts in the
 * values, the same that fills the templates of pages: it knows names, lists and singulars.
 */
public final class Catalogue implements Wording {

    private static final Map<Locale, Catalogue> CATALOGUES = new ConcurrentHashMap<>();

    /** Of these a phrase is told the name, which the file of displays has in the language; or the code, which stays. */
    private static final Set<String> NAMES = Set.of("solution", "component", "components", "origin");

    private final Map<Phrase, Template> phrases = new EnumMap<>(Phrase.class);
    private final ResourceBundle words;
    private final Displays displays;
    private final DateTimeFormatter dates;

    private Catalogue(Locale language) {
        this.words = Phrases.of("findings", language);
        this.displays = Displays.in(language);
        this.dates = DateTimeFormatter.ofPattern(words.getString("format.date"), language);
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(ValueResolver.builder()
                        .applyToBaseClass(List.class)
                        .applyToName("join")
                        .resolveAsync(Catalogue::join)
                        .build())
                .addResultMapper(new Decimals(language))
                .build();
        for (Phrase phrase : Phrase.values()) {
            phrases.put(phrase, engine.parse(words.getString(phrase.code())));
        }
    }

    /**
     * The catalogue of a language, which is read once.
     *
     * @throws java.util.MissingResourceException if it has no catalogue, or that has not every phrase
     */
    public static Catalogue in(Locale language) {
        return CATALOGUES.computeIfAbsent(language, Catalogue::new);
    }

    @Override
    public String sentence(Rule rule) {
        return displays.of(rule);
    }

    @Override
    public String say(Saying saying) {
        Template template = Objects.requireNonNull(phrases.get(saying.phrase()));
        TemplateInstance instance = template.instance();
        saying.forEach((name, value) -> instance.data(name, inWords(name, value)));
        return instance.render();
    }

    /** Numbers stay what they are, so that the phrase can ask for one. */
    private @Nullable Object inWords(String name, @Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value;
        }
        if (value instanceof Saying part) {
            return say(part);
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(each -> inWords(name, each)).toList();
        }
        if (value instanceof LocalDate date) {
            return dates.format(date);
        }
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        if (NAMES.contains(name)) {
            return displays.ofEnglish(text);
        }
        String key = name + "." + text;
        return words.containsKey(key) ? words.getString(key) : text;
    }

    /** {@code list.join(', ')}: the words of a list, with that between them. */
    private static CompletionStage<Object> join(EvalContext context) {
        return context.evaluate(context.getParams().get(0))
                .thenApply(between -> ((List<?>) context.getBase())
                        .stream().map(String::valueOf).collect(joining(between.toString())));
    }

    /** Decimals as the language writes them, never with an exponent. */
    private record Decimals(char point) implements ResultMapper {

        Decimals(Locale language) {
            this(DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return result instanceof BigDecimal;
        }

        @Override
        public String map(Object result, Expression expression) {
            return ((BigDecimal) result).toPlainString().replace('.', point);
        }
    }
}
