package org.prolotherapy.api.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import org.prolotherapy.TokenIsSent;

/**
 * Gives every request of every {@code @QuarkusTest} a token, and holds every answer against the contract; a service file
 * names this, so that none can forget.
 */
public final class EveryAnswer implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(new TokenIsSent(), new ContractFilter());
    }
}
