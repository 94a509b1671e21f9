package org.prolotherapy.platform.web;

import static java.util.stream.Collectors.toSet;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller would rather have, by the header {@code Prefer} (RFC 7240). */
public final class Preferences {

    private Preferences() {}

    /** Each as {@code name} or {@code name=value}, in small letters, without spaces, quotes and parameters of its own. */
    public static Set<String> of(HttpHeaders headers) {
        return Objects.requireNonNullElse(headers.getRequestHeader("Prefer"), List.<String>of()).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(preference -> preference.split(";", 2)[0].replaceAll("[\\s\"]", ""))
                .map(preference -> preference.toLowerCase(Locale.ROOT))
                .collect(toSet());
    }
}
