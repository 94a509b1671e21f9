package org.prolotherapy.platform;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Takes out of traces what a caller can write there: an address may hold a person's identifier, in its query or where a
 * caller has put it by mistake. The route's template, which says as much about the service, stays.
 *
 * <p>Events are left out altogether ({@code quarkus.otel.span.event.count.limit}): they are exceptions with their messages.
 */
@ApplicationScoped
class SpanRedaction implements SpanProcessor {

    private static final String REDACTED = "REDACTED";

    private static final List<AttributeKey<String>> OF_CALLERS = List.of(
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("http.url"),
            AttributeKey.stringKey("user_agent.original"),
            AttributeKey.stringKey("server.address"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("http.request.method_original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : OF_CALLERS) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, REDACTED);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
