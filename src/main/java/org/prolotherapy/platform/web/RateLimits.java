package org.prolotherapy.platform.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.Caller;

/**
 * How many requests a client may send. Each request is counted once: for the client that its token names, within its
 * tenant, or, where it ends in an error before a token was accepted, for the address that it came from. Pages that need no
 * token are not counted.
 *
 * <p>It is counted in this process: with several instances each allows as much.
 */
@ApplicationScoped
public class RateLimits implements SecurityIdentityAugmentor {

    private static final String COUNTED = RateLimits.class.getName();
    private static final int AFTER_CLAIMS_ARE_READ = -1;

    private static final int OF_STRANGERS = 60;

    private final int perMinute;
    private final Buckets clients;
    private final Buckets addresses;
    private final Buckets strangers;

    RateLimits(Settings settings) {
        this.perMinute = settings.rateLimitPerMinute();
        this.clients = new Buckets(perMinute);
        this.addresses = new Buckets(perMinute);
        this.strangers = new Buckets(Math.min(perMinute, OF_STRANGERS));
    }

    @Override
    public int priority() {
        return AFTER_CLAIMS_ARE_READ;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        RoutingContext exchange = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        String client = Caller.clientOf(identity);
        Problem exceeded = exchange == null || client == null ? null : count(exchange, client, clients, perMinute);
        return exceeded == null
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().failure(exceeded);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    /** Counts a request that was counted for no client; the problem that it is if its address has sent too many. */
    public Optional<Problem> countAddressOf(RoutingContext exchange) {
        return exchange.get(COUNTED) == null
                ? Optional.ofNullable(
                        count(exchange, networkOf(exchange.request().remoteAddress()), addresses, perMinute))
                : Optional.empty();
    }

    /**
     * Counts a request that may be sent without a token, for its address; the problem that it is if that has sent too many.
     * They are few: programs that subscribe to something ask now and then.
     */
    public Optional<Problem> countStranger(RoutingContext exchange) {
        return Optional.ofNullable(count(
                exchange, networkOf(exchange.request().remoteAddress()), strangers, Math.min(perMinute, OF_STRANGERS)));
    }

    /** The most requests of one client in a minute; 0 for any number. */
    public int perMinute() {
        return perMinute;
    }

    /** How many requests the caller's client may send at once. */
    public long remainingOf(Caller caller) {
        return clients.of(caller.clientOfTenant()).getAvailableTokens();
    }

    /** What a client has left; for tests, which use it up. */
    Bucket bucketOf(String client) {
        return clients.of(client);
    }

    private @Nullable Problem count(RoutingContext exchange, String whom, Buckets buckets, int most) {
        if (perMinute == 0) {
            return null;
        }
        exchange.put(COUNTED, true);
        ConsumptionProbe probe = buckets.of(whom).tryConsumeAndReturnRemaining(1);
        HttpServerResponse response = exchange.response();
        response.putHeader("RateLimit-Policy", "\"default\";q=" + most + ";w=60");
        response.putHeader(
                "RateLimit",
                "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        return probe.isConsumed()
                ? null
                : new Problem(
                                ProblemType.RATE_LIMITED,
                                "More than {most} requests a minute came from this client.",
                                most)
                        .retryAfter((int) Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999);
    }

    /** One machine has a whole /64 of IPv6 for itself. */
    static String networkOf(@Nullable SocketAddress address) {
        String host = address == null || address.hostAddress() == null ? "" : address.hostAddress();
        int groups = 0;
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) == ':' && ++groups == 4) {
                return host.substring(0, i);
            }
        }
        return host;
    }
}
