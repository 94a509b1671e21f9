package org.prolotherapy.platform.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.github.bucket4j.Bucket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Token;

@QuarkusTest
class RateLimitsTest {

    private static final String POLICY = "\"default\";q=1000000;w=60";

    @Inject
    RateLimits limits;

    @Test
    void saysHowManyRequestsAreLeft() {
        String before = get("/v1/rules")
                .then()
                .header("RateLimit-Policy", equalTo(POLICY))
                .header("RateLimit", matchesPattern("\"default\";r=[0-9]+;t=[0-9]+"))
                .extract()
                .header("RateLimit");
        assertThat(before).matches("\"default\";r=9{4,6}[0-9]*;t=[1-9]?[0-9]*");
        Token.none().get("/v1/rules").then().statusCode(401).header("RateLimit-Policy", equalTo(POLICY));
        get("/v1/nowhere").then().statusCode(404).header("RateLimit-Policy", equalTo(POLICY));
        get("/problems/not-found").then().statusCode(200).header("RateLimit-Policy", nullValue());
        get("/q/openapi").then().statusCode(200).header("RateLimit-Policy", nullValue());
    }

    @Test
    void refusesAClientThatHasSentTooManyAndNoOther() {
        use("local/greedy");
        as("local", "greedy")
                .get("/v1/rules")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate-limited"))
                .header("Retry-After", equalTo("1"))
                .header("RateLimit", matchesPattern("\"default\";r=0;t=[0-9]+"));
        as("local", "greedy")
                .header("Accept-Language", "tr")
                .get("/v1/rules")
                .then()
                .statusCode(429)
                .header("Content-Language", equalTo("tr"))
                .body("title", equalTo("Çok fazla istek"));
        as("local", "modest").get("/v1/rules").then().statusCode(200);
        as("elsewhere", "greedy").get("/v1/rules").then().statusCode(200);
    }

    /** The bucket fills again 16,666 times a second, so that it is made to owe. */
    private void use(String client) {
        Bucket bucket = limits.bucketOf(client);
        bucket.consumeIgnoringRateLimits(1_010_000);
    }

    private static RequestSpecification as(String clinic, String client) {
        return Token.ofClinic(clinic)
                .claim("azp", client)
                .claim("scope", Token.EVERY_SCOPE)
                .request();
    }

    @Test
    void forgetsClientsThatHaveAllTheirRequestsAgainAndKeepsNoMoreThanItCanHold() {
        Buckets buckets = new Buckets(60);
        for (int i = 0; i < Buckets.MOST; i++) {
            buckets.of("" + i).tryConsume(i == 0 ? 60 : 1);
        }
        Bucket newcomer = buckets.of("newcomer");
        assertThat(buckets.size()).isEqualTo(Buckets.MOST);
        assertThat(buckets.of("another newcomer")).isSameAs(newcomer);
        assertThat(buckets.of("0").tryConsume(1)).isFalse();
    }

    @Test
    void makesRoomForNewcomersOnceOthersAreFullAgain() {
        Buckets buckets = new Buckets(60);
        for (int i = 0; i < Buckets.MOST; i++) {
            buckets.of("" + i);
        }
        buckets.of("0").tryConsume(60);
        buckets.of("newcomer");
        assertThat(buckets.size()).isEqualTo(2);
        assertThat(buckets.of("0").tryConsume(1)).isFalse();
    }

    @Test
    void takesANetworkOfIpv6ForOneMachine() {
        assertThat(networkOf("2001:db8:1:2:aaaa:1:2:3")).isEqualTo(networkOf("2001:db8:1:2:bbbb:1:2:3"));
        assertThat(networkOf("2001:db8:1:2:aaaa:1:2:3")).isNotEqualTo(networkOf("2001:db8:1:3:aaaa:1:2:3"));
        assertThat(networkOf("192.0.2.1")).isNotEqualTo(networkOf("192.0.2.2"));
    }

    private static String networkOf(String address) {
        return RateLimits.networkOf(SocketAddress.inetSocketAddress(1, address));
    }
}
