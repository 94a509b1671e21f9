package org.prolotherapy.changes.webhook;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.changes.webhook.Deliveries.Leased;

/**
 * Sends messages to receivers. Of an answer nothing counts but its status, and nothing else is read; each message has a
 * connection of its own, so that none goes where an earlier one was allowed to.
 */
@Singleton
class Receivers {

    private static final String MEDIA_TYPE = "application/cloudevents+json";

    private final Names names;
    private final Networks networks;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http;

    /** Looking a name up may take long, and nobody else is to wait for it. As many wait here as messages are under way. */
    private final ExecutorService lookingUp = Executors.newCachedThreadPool(Receivers::thread);

    Receivers(Vertx vertx, Names names, Networks networks, Clock clock, WebhookSettings settings) {
        this.names = names;
        this.networks = networks;
        this.clock = clock;
        this.patience = settings.patience();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(TellWebhooks.MOST_UNDER_WAY)
                .setConnectTimeout(Math.toIntExact(patience.toMillis()))
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @PreDestroy
    void close() {
        lookingUp.shutdownNow();
        http.close();
    }

    /** Where an address leads now, within the time that a caller waits. */
    Optional<Attempt.Failure> refusalOf(Destination destination) {
        return CompletableFuture.supplyAsync(() -> lookUp(destination), lookingUp)
                .completeOnTimeout(new Found(null, Attempt.Failure.NAME_UNKNOWN), patience.toMillis(), MILLISECONDS)
                .thenApply(found -> Optional.ofNullable(found.refusal()))
                .join();
    }

    /** Sends a message. What it completes with says what became of it, whatever that is. */
    CompletionStage<Attempt> tell(Leased message) {
        CompletableFuture<Attempt> outcome = new CompletableFuture<>();
        outcome.completeOnTimeout(Attempt.failed(Attempt.Failure.TIMED_OUT), patience.toNanos(), NANOSECONDS);
        Optional<Destination> destination = Destination.of(message.url());
        if (destination.isEmpty()) {
            outcome.complete(Attempt.failed(Attempt.Failure.ADDRESS_REFUSED));
            return outcome;
        }
        lookingUp.execute(() -> {
            Found found = lookUp(destination.get());
            if (found.address() == null) {
                outcome.complete(
                        Attempt.failed(found.refusal() == null ? Attempt.Failure.NAME_UNKNOWN : found.refusal()));
            } else {
                send(message, destination.get(), found.address(), outcome);
            }
        });
        return outcome;
    }

    /** Either of them. */
    private record Found(@Nullable InetAddress address, Attempt.@Nullable Failure refusal) {}

    private Found lookUp(Destination destination) {
        try {
            return new Found(destination.address(names, networks), null);
        } catch (Destination.Refused refused) {
            return new Found(null, refused.reason());
        } catch (RuntimeException unreadable) {
            return new Found(null, Attempt.Failure.NAME_UNKNOWN);
        }
    }

    private void send(Leased message, Destination to, InetAddress address, CompletableFuture<Attempt> outcome) {
        String id = message.event().toString();
        Instant now = clock.instant();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                // The certificate must still be good for the name.
                .setServer(SocketAddress.inetSocketAddress(to.port(), address.getHostAddress()))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.tls())
                .setURI(to.target())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, to.authority())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.USER_AGENT, "prolotherapy-webhooks")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader(
                        "webhook-signature",
                        message.secrets()
                                .map(secret -> secret.sign(id, now, message.body()))
                                .collect(Collectors.joining(" ")));
        http.request(options)
                .onFailure(failure -> outcome.complete(Attempt.failed(Attempt.Failure.CONNECTION_FAILED)))
                .onSuccess(request -> send(message, request, outcome));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // that the connection is closed cannot fail
    private void send(Leased message, HttpClientRequest request, CompletableFuture<Attempt> outcome) {
        outcome.whenComplete((attempt, never) -> request.connection().close());
        request.send(Buffer.buffer(message.body()))
                .onFailure(failure -> outcome.complete(Attempt.failed(Attempt.Failure.CONNECTION_FAILED)))
                .onSuccess(answer -> outcome.complete(Attempt.answered(answer.statusCode(), retryAfter(answer))));
    }

    private Duration retryAfter(HttpClientResponse answer) {
        String text = answer.getHeader(HttpHeaders.RETRY_AFTER);
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            Duration wait = text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhook-names");
        thread.setDaemon(true);
        return thread;
    }
}
