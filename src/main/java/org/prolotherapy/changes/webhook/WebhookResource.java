package org.prolotherapy.changes.webhook;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.changes.webhook.Deliveries.Message;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.sharing.SharingProblem;

/** The addresses of other systems that are told what happens in the clinic. */
@Path("/v1/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Changes")
public class WebhookResource {

    private static final int MOST = 20;

    /** How long a receiver has for learning the new secret. */
    private static final Duration FORMER_SECRET = Duration.ofDays(1);

    private static final String AUDITED_AS = "Webhook";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Receivers receivers;
    private final TellWebhooks tell;
    private final Feed feed;
    private final Clinic clinic;
    private final TimeOrderedIds ids;
    private final AuditTrail trail;

    WebhookResource(
            Webhooks webhooks,
            Deliveries deliveries,
            Receivers receivers,
            TellWebhooks tell,
            Feed feed,
            Clinic clinic,
            TimeOrderedIds ids,
            AuditTrail trail) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.tell = tell;
        this.feed = feed;
        this.clinic = clinic;
        this.ids = ids;
        this.trail = trail;
    }

    @Schema(name = "NewWebhook")
    record WebhookRequest(
            @NotNull @Size(min = 1, max = Destination.LONGEST)
            String url,

            @Size(min = 1) @Nullable List<ChangeType> types) {}

    @POST
    @Idempotent
    @PermissionsAllowed("Webhook:c")
    @Operation(operationId = "createWebhook")
    public RestResponse<WebhookView> create(WebhookRequest request, @Context UriInfo uri) throws SQLException {
        check(request.url());
        if (webhooks.allForAdding().size() >= MOST) {
            throw new Problem(
                    SharingProblem.TOO_MANY_WEBHOOKS,
                    "The clinic has {count} webhooks, which is as many as it may.",
                    MOST);
        }
        List<ChangeType> types = request.types() == null
                ? List.of()
                : request.types().stream().sorted().distinct().toList();
        Webhook webhook = new Webhook(ids.get(), request.url(), types, clinic.now(), null, null, null);
        WebhookSecret secret = WebhookSecret.random();
        webhooks.add(webhook, secret, feed.now());
        trail.about(AUDITED_AS, webhook.id());
        return ResponseBuilder.create(RestResponse.Status.CREATED, WebhookView.of(webhook, secret, clinic::localTime))
                .header(HttpHeaders.LOCATION, uri.getAbsolutePath().getRawPath() + "/" + webhook.id())
                .build();
    }

    private void check(String url) {
        Destination destination = Destination.of(url)
                .orElseThrow(() ->
                        refused(Sentence.of("must be an https address without a user, a password or a fragment")));
        receivers.refusalOf(destination).ifPresent(refusal -> {
            throw refused(
                    switch (refusal) {
                        case NAME_UNKNOWN -> Sentence.of("must name a host that is known");
                        case NOT_ENCRYPTED -> Sentence.of("must be an https address");
                        default -> Sentence.of("must lead to public addresses only");
                    });
        });
    }

    private static Problem refused(Sentence sentence) {
        return Problem.of(SharingProblem.WEBHOOK_ADDRESS_REFUSED, Violation.of(Violation.In.BODY, "/url", sentence));
    }

    @GET
    @PermissionsAllowed("Webhook:s")
    @Operation(operationId = "listWebhooks")
    public Page<WebhookView> list() throws SQLException {
        return new Page<>(webhooks.all(), null).map(webhook -> WebhookView.of(webhook, null, clinic::localTime));
    }

    @GET
    @Path("/{webhookId}")
    @PermissionsAllowed("Webhook:r")
    @Operation(operationId = "getWebhook")
    public WebhookView get(@PathParam("webhookId") UUID id) throws SQLException {
        return view(id);
    }

    @DELETE
    @Path("/{webhookId}")
    @PermissionsAllowed("Webhook:d")
    @Operation(operationId = "deleteWebhook")
    public WebhookView delete(@PathParam("webhookId") UUID id) throws SQLException {
        WebhookView last = view(id);
        webhooks.delete(id);
        return last;
    }

    @POST
    @Idempotent
    @Path("/{webhookId}/rotate-secret")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Webhook:u")
    @Operation(operationId = "rotateWebhookSecret")
    public RestResponse<WebhookView> rotateSecret(@PathParam("webhookId") UUID id) throws SQLException {
        found(id);
        WebhookSecret secret = WebhookSecret.random();
        webhooks.rotate(id, secret, clinic.now().plus(FORMER_SECRET));
        return RestResponse.ok(WebhookView.of(found(id), secret, clinic::localTime));
    }

    @POST
    @Idempotent
    @Path("/{webhookId}/enable")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Webhook:u")
    @Operation(operationId = "enableWebhook")
    public RestResponse<WebhookView> enable(@PathParam("webhookId") UUID id) throws SQLException {
        check(found(id).url());
        webhooks.enable(id);
        return RestResponse.ok(view(id));
    }

    @POST
    @Idempotent
    @Path("/{webhookId}/test")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Webhook:u")
    @Operation(operationId = "testWebhook")
    public RestResponse<DeliveryView> test(@PathParam("webhookId") UUID id) throws SQLException {
        enabled(id);
        Message test = tell.test(ids.get(), id);
        deliveries.add(id, List.of(test), clinic.now());
        return RestResponse.ok(delivery(id, test.event()));
    }

    @GET
    @Path("/{webhookId}/deliveries")
    @PermissionsAllowed("Webhook:s")
    @Operation(operationId = "listWebhookDeliveries")
    public RestResponse<Page<DeliveryView>> deliveries(
            @PathParam("webhookId") UUID id, @BeanParam DeliveryListRequest request, @Context UriInfo uri)
            throws SQLException {
        found(id);
        List<Delivery> some = deliveries.list(id, request.state(), request.before(id), request.size() + 1);
        return Page.of(some, request.size(), last -> Cursor.after(request.fingerprint(id), last.event()))
                .map(each -> DeliveryView.of(each, clinic::localTime))
                .response(uri);
    }

    @POST
    @Idempotent
    @Path("/{webhookId}/deliveries/{event}/redeliver")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Webhook:u")
    @Operation(operationId = "redeliverWebhookEvent")
    public RestResponse<DeliveryView> redeliver(@PathParam("webhookId") UUID id, @PathParam("event") UUID event)
            throws SQLException {
        enabled(id);
        if (!deliveries.again(id, event, clinic.now())) {
            throw new Problem(ProblemType.NOT_FOUND, "The webhook was not told of an event with this id.");
        }
        return RestResponse.ok(delivery(id, event));
    }

    private DeliveryView delivery(UUID id, UUID event) throws SQLException {
        return DeliveryView.of(deliveries.find(id, event).orElseThrow(), clinic::localTime);
    }

    private WebhookView view(UUID id) throws SQLException {
        return WebhookView.of(found(id), null, clinic::localTime);
    }

    private void enabled(UUID id) throws SQLException {
        if (found(id).disabledAt() != null) {
            throw new Problem(SharingProblem.WEBHOOK_DISABLED, "The webhook is disabled, so nothing is sent.");
        }
    }

    private Webhook found(UUID id) throws SQLException {
        trail.about(AUDITED_AS, id);
        return webhooks.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no webhook with this id."));
    }
}
