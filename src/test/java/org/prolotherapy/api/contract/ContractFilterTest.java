package org.prolotherapy.api.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.specification.RequestSpecification;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract filter catches what it is there to catch. */
@QuarkusTest
class ContractFilterTest {

    private static final String PREVIEW = "/v1/schedule-previews";

    @Test
    void acceptsWhatTheServiceAnswers() {
        assertThatCode(() -> preview(answering(UnaryOperator.identity()))).doesNotThrowAnyException();
    }

    @Test
    void catchesAMemberThatIsMissing() {
        assertThatThrownBy(() -> preview(answering(body -> body.replace("\"deadline\"", "\"until\""))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("deadline");
    }

    @Test
    void catchesAMemberThatIsNotDescribed() {
        assertThatThrownBy(() -> preview(answering(body -> body.replaceFirst("\\{", "{\"colour\": \"red\","))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("colour");
    }

    @Test
    void catchesAValueOfAnotherTypeDeepInside() {
        assertThatThrownBy(() ->
                        preview(answering(body -> body.replaceFirst("\"earliest\":\"[^\"]*\"", "\"earliest\":1"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("earliest");
    }

    @Test
    void catchesARuleThatIsNotListed() {
        assertThatThrownBy(() -> preview(answering(body -> body.replace("six-month-cap", "five-month-cap"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("five-month-cap");
    }

    @Test
    void catchesAStatusThatTheOperationDoesNotHave() {
        RequestSpecification conflict = given().filter((request, expected, context) -> new ResponseBuilder()
                .clone(context.next(request, expected))
                .setStatusCode(409)
                .build());
        assertThatThrownBy(() -> conflict.get("/v1/protocols/nonsense"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("409");
    }

    @Test
    void catchesAHeaderThatIsMissing() {
        RequestSpecification withoutHeaders = given().filter((request, expected, context) -> {
            var answer = context.next(request, expected);
            return new ResponseBuilder()
                    .setStatusCode(answer.statusCode())
                    .setContentType(answer.contentType())
                    .setBody(answer.asString())
                    .build();
        });
        assertThatThrownBy(() -> withoutHeaders.get("/v1/sources"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ETag");
    }

    @Test
    void catchesAProblemThatIsNoneAtAnAddressThatTheContractDoesNotHave() {
        RequestSpecification page = answering(body -> "{\"error\": \"not found\"}");
        assertThatThrownBy(() -> page.get("/v1/nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("requestId");
    }

    @Test
    void catchesARequestThatIsAcceptedAgainstTheContract() {
        RequestSpecification accepted = given().filter((request, expected, context) -> {
            var answer = given().contentType("application/json")
                    .body("{\"severity\": \"MILD\", \"startOn\": \"2027-01-04\"}")
                    .post(PREVIEW);
            context.next(request, expected);
            return answer;
        });
        assertThatThrownBy(() -> accepted.contentType("application/json")
                        .body("{\"severity\": \"FATAL\", \"startOn\": \"2027-01-04\"}")
                        .post(PREVIEW))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FATAL");
    }

    private static void preview(RequestSpecification request) {
        request.contentType("application/json")
                .body("{\"severity\": \"MILD\", \"startOn\": \"2027-01-04\"}")
                .post(PREVIEW);
    }

    /** A request whose answer is changed on its way back. */
    private static RequestSpecification answering(UnaryOperator<String> change) {
        return given().filter((request, expected, context) -> {
            var answer = context.next(request, expected);
            return new ResponseBuilder()
                    .clone(answer)
                    .setBody(change.apply(answer.asString()))
                    .build();
        });
    }
}
