package org.prolotherapy.api.plans;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.plan.BookSessions;
import org.prolotherapy.plan.Bookability.Slot;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.platform.web.QueryParameters;

/** What the clinic's calendar still has room for. */
@Path("/v1/availability")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Clinic", description = "The clinic's settings, and what its calendar has room for.")
public class AvailabilityResource {

    private static final int MOST_DAYS = 93;

    private final TreatmentPlans plans;
    private final BookSessions bookSessions;
    private final Clinic clinic;

    AvailabilityResource(TreatmentPlans plans, BookSessions bookSessions, Clinic clinic) {
        this.plans = plans;
        this.bookSessions = bookSessions;
        this.clinic = clinic;
    }

    @GET
    @PermissionsAllowed("Session:s")
    @Operation(
            operationId = "listAvailability",
            summary = "List free slots",
            description =
                    "Free slots by time. With a plan and a session, only slots of its window, and each of them can be booked;"
                            + " a plan that does not allow booking yet answers why.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "The first date, inclusive.",
            example = "2027-01-04",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            required = true,
            description = "The last date, inclusive; at most 93 days in all.",
            example = "2027-01-08",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "performer",
            in = ParameterIn.QUERY,
            description = "Only this performer; all of the clinic's if absent.",
            example = "dr-demir",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    @Parameter(
            name = "room",
            in = ParameterIn.QUERY,
            description = "Only times at which this room is free too.",
            example = "room-1",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    @Parameter(
            name = "plan",
            in = ParameterIn.QUERY,
            description = "Id of the plan whose session is to be booked; goes with session.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "session",
            in = ParameterIn.QUERY,
            description = "Number of the session; goes with plan.",
            example = "2",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "A part of the list. Link and next lead to the part that follows.",
            content = @Content(schema = @Schema(implementation = SlotPage.class)))
    public Response list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        LocalDate from = query.date("from");
        LocalDate to = query.date("to");
        String performer = query.text("performer", 200);
        String room = query.text("room", 200);
        UUID planId = query.uuid("plan");
        Integer number = query.integer("session", 1, 1000);
        int limit = query.limit();
        String cursorText = query.cursor();
        query.required("from", "to");
        query.check();
        if (from == null
                || to == null
                || to.isBefore(from)
                || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.query("to", "must be on or after from, and at most " + MOST_DAYS + " days later"));
        }
        if ((planId == null) != (number == null)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, Violation.query("session", "goes with plan: give both or none"));
        }
        TreatmentSession session = planId == null || number == null
                ? null
                : plans.forReading(planId).existingSession(number);
        List<String> performers = performer != null
                ? List.of(performer)
                : clinic.profile().performers().stream().map(Performer::id).toList();
        String filters = Cursor.filters("availability", from, to, performer, room, planId, number);
        Stream<Slot> free = bookSessions.available(from, to, performers, room, session);
        if (cursorText != null) {
            Cursor cursor = Cursor.query(cursorText, filters, Format.LOCAL_DATE_TIME, Cursor.TEXT);
            free = free.filter(slot -> isAfter(slot, cursor));
        }
        List<Slot> found = free.limit(limit + 1L).toList();
        return Page.of(found, limit, last -> Cursor.after(filters, last.startsAt(), last.performer()))
                .map(slot -> new SlotView(slot.startsAt(), slot.performer(), slot.room()))
                .response(uri);
    }

    /** The list is in the order of times and, at one time, of performers as the clinic lists them, which is by id. */
    private static boolean isAfter(Slot slot, Cursor cursor) {
        Comparator<Slot> order =
                Comparator.comparing((Slot one) -> one.startsAt().toString()).thenComparing(Slot::performer);
        return order.compare(slot, new Slot(cursor.value(0, LocalDateTime.class), cursor.value(1, String.class), null))
                > 0;
    }

    /** Names the page's type for the contract. */
    record SlotPage(List<SlotView> items, @Nullable String next) {}

    @Schema(name = "Slot")
    record SlotView(
            LocalDateTime startsAt,

            String performer,
            @Nullable String room) {}
}
