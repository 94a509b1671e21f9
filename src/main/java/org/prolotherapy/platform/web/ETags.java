package org.prolotherapy.platform.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110, 8.8.3) made of the version of what they stand for and, if something is said in another language than
 * the first, of that: {@code "3"} and {@code "3-tr"}. A change may name either, since both are of the same version.
 */
public final class ETags {

    private ETags() {}

    /** The strong entity tag of this version in the language of the answer so far, with its quotes. */
    public static String of(long version) {
        return "\"" + version + suffix(AnswerLanguage.spoken().orElse(AnswerLanguage.LANGUAGES.get(0))) + "\"";
    }

    /** What stands between the quotes of the tags of this version, in whatever language. */
    static Set<String> all(long version) {
        return AnswerLanguage.LANGUAGES.stream()
                .map(language -> version + suffix(language))
                .collect(Collectors.toSet());
    }

    /** The language that a tag says; empty if it says none. */
    static Optional<Locale> languageOf(@Nullable Object tag) {
        String text = String.valueOf(tag);
        return AnswerLanguage.LANGUAGES.stream()
                .filter(language -> !suffix(language).isEmpty() && text.matches("\"\\d+" + suffix(language) + "\""))
                .findFirst();
    }

    private static String suffix(Locale language) {
        return language.equals(AnswerLanguage.LANGUAGES.get(0)) ? "" : "-" + language.toLanguageTag();
    }
}
