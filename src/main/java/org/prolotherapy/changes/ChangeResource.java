package org.prolotherapy.changes;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeEvent.Place;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.Cursor;

/** What happened in the clinic, for whoever keeps a copy of something. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "What happened, in an order in which a follower misses nothing.")
public class ChangeResource {

    private final Feed feed;
    private final CurrentTenant tenant;
    private final AuditTrail trail;

    ChangeResource(Feed feed, CurrentTenant tenant, AuditTrail trail) {
        this.feed = feed;
        this.tenant = tenant;
        this.trail = trail;
    }

    @GET
    @PermissionsAllowed("Change:s")
    @Operation(operationId = "listChanges")
    public ChangePage list(@BeanParam ChangeListRequest request) {
        List<ChangeType> types = request.wanted();
        String filters = Cursor.filters("changes", tenant.id(), types);
        Feed.Part part = part(request.since(), filters, types, request.size());
        trail.shown(part.events().stream()
                .flatMap(event -> Stream.ofNullable(event.happening().plan()))
                .distinct()
                .toList());
        Place until = part.until().place();
        return new ChangePage(
                part.events().stream()
                        .map(event -> CloudEvent.of(event, tenant.id()))
                        .toList(),
                Cursor.after(filters, part.until().database(), until.transaction(), until.position())
                        .toString());
    }

    private Feed.Part part(@Nullable String since, String filters, List<ChangeType> types, int limit) {
        if (since == null) {
            return feed.beginning(types, limit);
        }
        if (since.equals(ChangeListRequest.LATEST)) {
            return new Feed.Part(List.of(), feed.now());
        }
        Cursor cursor = Cursor.parameter("since", since, filters, Cursor.TEXT, Format.ORDINAL, Format.ORDINAL);
        Place place = new Place(cursor.value(1, Long.class), cursor.value(2, Long.class));
        return feed.since(new Feed.Reached(cursor.value(0, String.class), place), types, limit);
    }
}
