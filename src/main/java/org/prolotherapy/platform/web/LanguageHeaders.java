package org.prolotherapy.platform.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Names the language of an answer in which something is said, and says that another request may get another one. */
@ApplicationScoped
public class LanguageHeaders {

    /** Adds the same to an answer that no resource gives, and returns its language. */
    static Locale addTo(RoutingContext exchange) {
        Locale language = AnswerLanguage.toSpeak(exchange);
        if (AnswerLanguage.isChosenAt(exchange.request().path())) {
            exchange.response()
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                    .headers()
                    .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        return language;
    }

    /** Adds {@code Content-Language} and {@code Vary}; an answer that is repeated has the language that its tag says. */
    @ServerResponseFilter
    public void nameTheLanguage(ContainerResponseContext answer) {
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        if (headers.containsKey(HttpHeaders.CONTENT_LANGUAGE)) {
            // It was made in a language on purpose, and says so itself.
            return;
        }
        AnswerLanguage.spoken()
                .or(() -> ETags.languageOf(headers.getFirst(HttpHeaders.ETAG)))
                .ifPresent(language -> {
                    headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
                    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
                });
    }
}
