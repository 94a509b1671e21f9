package org.prolotherapy.platform;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The files of words in the class path's folder {@code phrases}, one for each language. */
public final class Phrases {

    private Phrases() {}

    /**
     * A file's words in a language, by their keys.
     *
     * @param file its name without the language, such as {@code labels}
     * @throws java.util.MissingResourceException if there is none in this language; no other stands in for it
     */
    public static ResourceBundle of(String file, Locale language) {
        return ResourceBundle.getBundle(
                "phrases." + file, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
