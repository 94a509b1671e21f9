package org.prolotherapy;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The traces that the service under test hands to exporters, while somebody wants to see them. */
@ApplicationScoped
public class Spans implements SpanProcessor {

    private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();
    private volatile boolean wanted;

    /** From now on spans are kept; those that were are forgotten. */
    public void want() {
        ended.clear();
        wanted = true;
    }

    /** What has ended since {@link #want}. */
    public List<SpanData> soFar() {
        return List.copyOf(ended);
    }

    /** The same; nothing is kept any more. */
    public List<SpanData> taken() {
        wanted = false;
        return soFar();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (wanted) {
            ended.add(span.toSpanData());
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
