package org.prolotherapy.platform.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * What a caller names a request by, bare or quoted: {@code abc} and {@code "abc"} are the same key.
 *
 * @param value 1 to 255 visible ASCII characters other than quotation marks
 */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("(\"?)([\\x21\\x23-\\x7E]{1,255})\\1");

    /**
     * The key in these values of the header, if there are any.
     *
     * @throws Problem {@code invalid-request} if it is malformed or there are two
     */
    static Optional<IdempotencyKey> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !key.matches()) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.header(HEADER, "must be one key of 1 to 255 visible ASCII characters, bare or quoted"));
        }
        return Optional.of(new IdempotencyKey(key.group(2)));
    }
}
