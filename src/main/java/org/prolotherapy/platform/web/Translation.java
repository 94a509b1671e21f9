package org.prolotherapy.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.prolotherapy.platform.json.StrictYaml;

/**
 * What problems say, in one language: from the English words, where a problem is thrown, to those that the file of the class path's
 * folder {@code phrases} has for them.
 *
 * @param words by their English ones; none of the language that everything is written in
 */
public record Translation(Map<String, String> words) implements UnaryOperator<String> {

    private static final Map<Locale, Translation> KNOWN = new ConcurrentHashMap<>();

    /**
     * An entry of a file.
     *
     * @param english with a name in braces for each value
     * @param words with the same names
     */
    record Entry(String english, String words) {}

    /**
     * The translation into a language, which is read once.
     *
     * @throws IllegalStateException if its file is missing or cannot be read
     */
    static Translation into(Locale language) {
        return KNOWN.computeIfAbsent(language, Translation::read);
    }

    /** These words in the language of the request that is being answered. */
    public static String ofAnswer(String english) {
        return into(AnswerLanguage.toSpeak()).apply(english);
    }

    /** What another language has for this; the English words if it has none. */
    @Override
    public String apply(String english) {
        return words.getOrDefault(english, english);
    }

    private static Translation read(Locale language) {
        if (language.equals(AnswerLanguage.LANGUAGES.get(0))) {
            return new Translation(Map.of());
        }
        String file = "phrases/problems_" + language.toLanguageTag() + ".yaml";
        List<String> failures = new ArrayList<>();
        Map<String, String> words = new HashMap<>();
        for (Entry entry :
                new StrictYaml().list(text(file), Entry.class, (place, reason) -> failures.add(place + " " + reason))) {
            if (words.put(entry.english(), entry.words()) != null) {
                failures.add("\"" + entry.english() + "\" is there twice");
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(file + ": " + String.join("; ", failures));
        }
        return new Translation(Map.copyOf(words));
    }

    private static String text(String file) {
        try (InputStream in = Translation.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
