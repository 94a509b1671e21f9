package org.prolotherapy.platform.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent.Subject;

/** What the current request is about, as whoever finds it out says here, so that its event can say it too. */
@RequestScoped
public class AuditTrail {

    private @Nullable Subject subject;
    private @Nullable String resource;
    private @Nullable Supplier<@Nullable Long> version;
    private List<UUID> shown = List.of();
    private int kept;
    private @Nullable UUID event;

    /** The request is about this, like {@code Document} and its id, whether it exists or not. */
    public void about(String type, Object id) {
        resource = type + "/" + id;
        version = null;
    }

    /** What it is about has a version, which is asked for when the work is done. */
    public void versioned(Supplier<@Nullable Long> current) {
        version = current;
    }

    /** Whether it is known what the request is about. */
    public boolean isAboutSomething() {
        return resource != null;
    }

    /** The request is about this one. */
    public void subject(String system, String value) {
        subject = new Subject(system, value);
    }

    /** A list shows these, or the request changed them besides what it is about. */
    public void shown(Collection<UUID> ids) {
        shown = new ArrayList<>(ids);
    }

    /** The event that was written in the request's own transaction; null until one is. */
    public @Nullable UUID event() {
        return event;
    }

    /** The request is about what an earlier one was, which it repeats. */
    void repeats(AuditEvent earlier) {
        subject = earlier.subject();
        resource = earlier.resource();
        version = earlier.version() == null ? null : earlier::version;
        shown = earlier.shown();
    }

    @Nullable
    Subject subject() {
        return subject;
    }

    @Nullable
    String resource() {
        return resource;
    }

    @Nullable
    Long version() {
        return version == null ? null : version.get();
    }

    List<UUID> shown() {
        return shown;
    }

    /** An event with this outcome was written in the request's own transaction. */
    void keep(int outcome, UUID id) {
        kept = outcome;
        event = id;
    }

    /** Whether the event of an answer with this outcome is in the request's own transaction; 0 before any is. */
    boolean keeps(int outcome) {
        return kept == outcome;
    }
}
