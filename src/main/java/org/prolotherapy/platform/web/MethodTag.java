package org.prolotherapy.platform.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/** Counts methods that HTTP does not know as one: a caller can make up any number of them, and write into each. */
@Singleton
class MethodTag implements MeterFilter {

    private static final String METHOD = "method";

    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Override
    public Meter.Id map(Meter.Id id) {
        String method = id.getName().startsWith("http.server") ? id.getTag(METHOD) : null;
        return method == null || KNOWN.contains(method)
                ? id
                : id.replaceTags(Tags.of(id.getTags()).and(Tag.of(METHOD, "OTHER")));
    }
}
