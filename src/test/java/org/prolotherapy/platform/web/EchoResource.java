package org.prolotherapy.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.MergePatch;

/** Answers with what it read. */
@PermitAll
@Path("/test/echo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EchoResource {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@NotNull String name, @Max(9) @Nullable Integer count) {}

    record Everything(
            @NotNull @Size(max = 20) String text,
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable BigDecimal number,
            @Nullable Boolean truth,
            @Nullable Colour colour,
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable LocalDateTime local,
            @Nullable OffsetDateTime instant,
            @Nullable UUID id,
            @Nullable ZoneId zone,
            @Valid @Nullable Part part,
            @Nullable List<@Size(max = 9) String> texts,
            @Nullable List<@Valid Part> parts,
            @Nullable Map<String, Integer> counts) {}

    record Primitives(int whole, boolean truth) {}

    /** Refuses some of its values together. */
    record Range(Integer from, Integer to) {
        Range {
            if (from != null && to != null && from > to) {
                throw new IllegalArgumentException("must not begin after it ends");
            }
        }
    }

    record Uncommon(@Nullable Double real, @Nullable Unreadable unreadable) {}

    interface Unreadable {}

    record Measured(@Digits(integer = 4, fraction = 3) BigDecimal volume) {}

    /** Cannot be made with a null in its list. */
    record Copied(List<String> items) {
        Copied {
            items = List.copyOf(items);
        }
    }

    record Patchable(
            @NotNull @Size(max = 20) String text,
            @Nullable BigDecimal number,
            @Nullable Part part) {}

    record Row(LocalDate date, UUID id) {}

    static final Patchable CURRENT = new Patchable("before", new BigDecimal("1.25"), new Part("knee", 3));

    @POST
    @Operation(hidden = true)
    public Everything everything(Everything body) {
        return body;
    }

    @POST
    @Path("/primitives")
    @Operation(hidden = true)
    public Primitives primitives(Primitives body) {
        return body;
    }

    @POST
    @Path("/range")
    @Operation(hidden = true)
    public Range range(Range body) {
        return body;
    }

    @POST
    @Path("/uncommon")
    @Operation(hidden = true)
    public Uncommon uncommon(Uncommon body) {
        return body;
    }

    @POST
    @Path("/measured")
    @Operation(hidden = true)
    public Measured measured(Measured body) {
        return body;
    }

    @POST
    @Path("/copied")
    @Operation(hidden = true)
    public Copied copied(Copied body) {
        return body;
    }

    @POST
    @Path("/parts")
    @Operation(hidden = true)
    public List<Part> parts(List<Part> body) {
        return body;
    }

    @PATCH
    @Path("/patchable")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(hidden = true)
    public Patchable patch(MergePatch patch) {
        return patch.apply(CURRENT, Patchable.class);
    }

    @PUT
    @Path("/version-3")
    @Operation(hidden = true)
    public Response put(Part body, @BeanParam IfMatch ifMatch) {
        ifMatch.check(3);
        return Response.ok(body).header(HttpHeaders.ETAG, ETags.of(4)).build();
    }

    @GET
    @Path("/query")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    public Map<String, String> query(@BeanParam Queried queried) {
        Map<String, String> read = new TreeMap<>();
        read.put("from", String.valueOf(queried.from()));
        read.put(
                "since",
                queried.since() == null ? "null" : queried.since().toInstant().toString());
        read.put("colour", String.valueOf(queried.colour()));
        read.put("patient", String.valueOf(queried.patient()));
        read.put("plan", String.valueOf(queried.plan()));
        read.put("limit", String.valueOf(queried.size()));
        return read;
    }

    record Queried(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("since") @Nullable OffsetDateTime since,
            @QueryParam("colour") @Nullable Colour colour,

            @QueryParam("patient") @Size(min = 1, max = 20) @Nullable
            String patient,

            @QueryParam("plan") @Nullable UUID plan,
            @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit)
            implements ListRequest {

        @Override
        public @Nullable String cursor() {
            return null;
        }
    }

    @GET
    @Path("/required")
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    public List<LocalDate> required(@BeanParam Required required) {
        return List.of(required.from(), required.to());
    }

    record Required(
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to) {}

    @GET
    @Path("/{id}/numbers/{number}/days/{day}")
    @Operation(hidden = true)
    public Map<String, String> path(
            @PathParam("id") UUID id, @PathParam("number") int number, @PathParam("day") LocalDate day) {
        return Map.of("id", id.toString(), "number", String.valueOf(number), "day", day.toString());
    }

    /** Five rows in the order of their days. */
    @GET
    @Path("/rows")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    public RestResponse<Page<LocalDate>> rows(@BeanParam Rows asked, @Context UriInfo uri) {
        String filters = Cursor.filters("rows", asked.patient());
        LocalDate after = asked.cursor() == null
                ? LocalDate.MIN
                : Cursor.query(asked.cursor(), filters, Format.DATE, Format.IDENTIFIER)
                        .value(0, LocalDate.class);
        int limit = asked.size();
        List<Row> rows = IntStream.rangeClosed(1, 5)
                .mapToObj(day -> new Row(LocalDate.of(2027, 1, day), new UUID(0, day)))
                .filter(row -> row.date().isAfter(after))
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, row -> Cursor.after(filters, row.date(), row.id()))
                .map(Row::date)
                .response(uri);
    }

    record Rows(
            @QueryParam("patient") @Size(min = 1, max = 100) @Nullable
            String patient,

            @QueryParam("limit") @Min(1) @Max(200) @Nullable Integer limit,

            @QueryParam("cursor") @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable
            String cursor)
            implements ListRequest {}

    @GET
    @Path("/cacheable")
    @Operation(hidden = true)
    public Response cacheable(@Context Request request) {
        EntityTag tag = new EntityTag("7");
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null ? Response.ok(List.of()) : unchanged;
        return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    @GET
    @Path("/request-id")
    @Operation(hidden = true)
    public Map<String, Object> requestId() {
        return Map.of("logged", MDC.get("requestId"));
    }
}
