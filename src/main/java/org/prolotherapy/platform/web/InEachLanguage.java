package org.prolotherapy.platform.web;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Something that is said in each language and stays the same for as long as the service runs: made once for each, when it is first
 * spoken.
 */
public final class InEachLanguage<T> {

    private final Map<Locale, T> made = new ConcurrentHashMap<>();
    private final Function<Locale, T> making;

    public InEachLanguage(Function<Locale, T> making) {
        this.making = making;
    }

    /** In the language of the answer. */
    public T toSpeak() {
        return made.computeIfAbsent(AnswerLanguage.toSpeak(), making);
    }
}
