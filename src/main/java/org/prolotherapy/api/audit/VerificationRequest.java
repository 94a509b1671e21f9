package org.prolotherapy.api.audit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.Verification;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** A seal that the chain must have. */
record VerificationRequest(
        @QueryParam("number") @Min(1) @Nullable Integer number,

        @QueryParam("seal") @Size(min = 64, max = 64) @Nullable
        String seal) {

    /** @throws Problem {@code invalid-request} if only one of the two is given */
    VerificationRequest {
        if ((number == null) != (seal == null)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, Violation.query("seal", "goes with number: give both or none"));
        }
    }

    Optional<Verification.Head> expected() {
        return number == null || seal == null
                ? Optional.empty()
                : Optional.of(new Verification.Head(number, seal.toLowerCase(Locale.ROOT)));
    }
}
