package org.prolotherapy.platform.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The language in which a request is answered. Whoever says something to the caller asks for it here, and by that the answer is
 * one in a language: {@link LanguageHeaders} names it, and {@link ETags} tell it from the same in another one.
 */
public final class AnswerLanguage {

    /** The first is spoken to whoever asks for none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("tr"));

    // What other systems speak, beside the API, has its own ways with languages.
    private static final String API = "/v1/";
    private static final String PROBLEMS = "/problems/";

    private static final String SAID_IN = AnswerLanguage.class.getName();

    private AnswerLanguage() {}

    /** The language to say something in; the first of all where no request of the API is answered. */
    public static Locale toSpeak() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null || !isChosenAt(request.getPath())) {
            return LANGUAGES.get(0);
        }
        if (request.getProperty(SAID_IN) instanceof Locale language) {
            return language;
        }
        Locale language = wantedBy(request.getHttpHeaders());
        request.setProperty(SAID_IN, language);
        return language;
    }

    /** The language to say something in where no resource answers, or not yet. */
    static Locale toSpeak(RoutingContext exchange) {
        return isChosenAt(exchange.request().path())
                ? wantedBy(exchange.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE))
                : LANGUAGES.get(0);
    }

    /** Whether callers of this path choose a language; null for an address without one. */
    public static boolean isChosenAt(@Nullable String path) {
        return path != null && (path.startsWith(API) || path.startsWith(PROBLEMS));
    }

    /** The language in which something was said to the caller; empty as long as nothing was. */
    static Optional<Locale> spoken() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return request != null && request.getProperty(SAID_IN) instanceof Locale language
                ? Optional.of(language)
                : Optional.empty();
    }

    /** What {@code Accept-Language} wants most, of what is spoken here; a header that is malformed wants nothing. */
    static Locale wantedBy(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wantedBy(lines == null ? List.of() : lines);
    }

    private static Locale wantedBy(List<String> lines) {
        if (lines.isEmpty()) {
            return LANGUAGES.get(0);
        }
        return Objects.requireNonNullElse(lookup(String.join(",", lines)), LANGUAGES.get(0));
    }

    private static @Nullable Locale lookup(String wanted) {
        try {
            return Locale.lookup(LanguageRange.parse(wanted), LANGUAGES);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
