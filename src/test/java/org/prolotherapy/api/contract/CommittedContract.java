package org.prolotherapy.api.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import java.util.List;
import java.util.stream.Stream;

/** What {@code openapi.yaml} says of an exchange of request and answer. */
public final class CommittedContract {

    /** What can happen to any request at all; the contract has it under {@code default}. */
    private static final List<Integer> ANY_OTHER = List.of(405, 414, 431, 500);

    private static final OpenApiInteractionValidator CONTRACT = validator(OpenApiDocument.committed());

    /** A status that an operation does not name is a difference here. */
    private static final OpenApiInteractionValidator WITHOUT_DEFAULTS =
            validator(OpenApiDocument.committed().withoutDefaults());

    private CommittedContract() {}

    /**
     * How this exchange differs from the contract, in words; empty if it does not. A request counts only where it was
     * accepted.
     */
    static List<String> differences(Request sent, Response received) {
        Stream<Message> messages = answer(sent, received).getMessages().stream();
        if (received.getStatus() < 400) {
            messages = Stream.concat(messages, CONTRACT.validateRequest(sent).getMessages().stream());
        }
        return words(messages);
    }

    /** How this answer differs from the contract, in words, whatever the request was; empty if it does not. */
    public static List<String> differencesOfAnswer(Request sent, Response received) {
        return words(answer(sent, received).getMessages().stream());
    }

    private static ValidationReport answer(Request sent, Response received) {
        int status = received.getStatus();
        OpenApiInteractionValidator contract = ANY_OTHER.contains(status) ? CONTRACT : WITHOUT_DEFAULTS;
        ValidationReport answer = contract.validateResponse(sent.getPath(), sent.getMethod(), received);
        if (status >= 400 && isOutside(answer)) {
            answer = CONTRACT.validateResponse("/v1/rules", Request.Method.GET, received);
        }
        return answer;
    }

    private static List<String> words(Stream<Message> messages) {
        return messages.filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(Message::toString)
                .toList();
    }

    private static boolean isOutside(ValidationReport report) {
        return report.getMessages().stream()
                .anyMatch(message -> message.getKey().equals("validation.request.path.missing")
                        || message.getKey().equals("validation.request.operation.notAllowed"));
    }

    private static OpenApiInteractionValidator validator(OpenApiDocument document) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(document.toJson())
                .build();
    }
}
