package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.prolotherapy.platform.Phrases;

/** What is said to people, in the language that they asked for. The sentences stand in {@code phrases}, a file for each language. */
public final class Phrasebook {

    private final Locale language;
    private final ResourceBundle sentences;

    private Phrasebook(Locale language) {
        this.language = language;
        this.sentences = Phrases.of("phrases", language);
    }

    public static Phrasebook in(Locale language) {
        return new Phrasebook(language);
    }

    /** In the language that {@code Accept-Language} wants most, of those that are spoken here. */
    public static Phrasebook wantedBy(HttpHeaders headers) {
        return in(AnswerLanguage.wantedBy(headers));
    }

    /** Its code, as in {@code Content-Language}. */
    public String language() {
        return language.toLanguageTag();
    }

    /** Whether it is in the language of whoever asks for none. */
    public boolean isDefault() {
        return language.equals(AnswerLanguage.LANGUAGES.get(0));
    }

    /** A sentence, with these in their places. */
    public String say(String key, Object... values) {
        String sentence = sentences.getString(key);
        return values.length == 0 ? sentence : new MessageFormat(sentence, language).format(values);
    }

    /** The name of a constant. */
    public String of(Enum<?> constant) {
        return say(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** A day in words. */
    public String day(LocalDate date) {
        return inWords("day", date);
    }

    /** A day in words, where its year is known. */
    public String dayOfYear(LocalDate date) {
        return inWords("day.of-year", date);
    }

    /** A month, as short as it is known. */
    public String month(LocalDate date) {
        return inWords("month", date);
    }

    private String inWords(String pattern, LocalDate date) {
        return DateTimeFormatter.ofPattern(say(pattern), language).format(date);
    }
}
