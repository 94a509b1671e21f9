package org.prolotherapy.api.fees;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fee.Fee;
import org.prolotherapy.fee.FeeSchedule;
import org.prolotherapy.fee.Money;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "FeeSchedule")
public record FeeScheduleBody(@NotNull @Size(max = 200) List<@NotNull @Valid FeeBody> fees) {

    @Schema(name = "Fee")
    public record FeeBody(
            @NotNull @Size(min = 1, max = 100) String protocol,

            @Size(min = 1, max = 100) @Nullable String solution,

            @Nullable Boolean perSide,

            @Nullable Boolean perArea,

            @NotNull @Valid MoneyBody price) {

        private Fee.Per per() {
            if (Boolean.TRUE.equals(perSide)) {
                return Fee.Per.SIDE;
            }
            return Boolean.TRUE.equals(perArea) ? Fee.Per.AREA : Fee.Per.SESSION;
        }

        private static FeeBody of(Fee fee) {
            return new FeeBody(
                    fee.protocol(),
                    fee.solution(),
                    fee.per() == Fee.Per.SIDE ? true : null,
                    fee.per() == Fee.Per.AREA ? true : null,
                    MoneyBody.of(fee.price()));
        }
    }

    /** @throws Problem {@code unknown-code}, or {@code invalid-request} if all codes are known, with all that is wrong */
    List<Fee> toFees(Knowledge knowledge) {
        List<Fee> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Violation> unknown = new ArrayList<>();
        List<Violation> malformed = new ArrayList<>();
        for (int i = 0; i < fees.size(); i++) {
            FeeBody fee = fees.get(i);
            String at = "/fees/" + i;
            if (knowledge.protocol(fee.protocol()).isEmpty()) {
                unknown.add(
                        Violation.body(at + "/protocol", "must be the id of a protocol, as /v1/protocols lists them"));
            }
            if (fee.solution() != null && knowledge.solution(fee.solution()).isEmpty()) {
                unknown.add(Violation.body(
                        at + "/solution", "must be the code of a solution, as /v1/solutions lists them"));
            }
            if (Boolean.TRUE.equals(fee.perSide()) && Boolean.TRUE.equals(fee.perArea())) {
                malformed.add(Violation.body(at + "/perArea", "must not stand beside perSide"));
            }
            if (!seen.add(
                    fee.protocol() + " " + fee.solution() + " " + fee.price().currency())) {
                malformed.add(Violation.body(
                        at, "must not have the protocol, the solution and the currency of an earlier fee"));
            }
            Optional<Currency> currency = fee.price().toCurrency();
            if (currency.isEmpty()) {
                malformed.add(Violation.body(
                        at + "/price/currency",
                        "must be the ISO 4217 code of a country's currency of today, like TRY"));
            } else if (fee.price().toAmount().scale() > currency.get().getDefaultFractionDigits()) {
                malformed.add(Violation.body(
                        at + "/price/amount",
                        "must have at most {digits} fraction digits, as {currency} has",
                        currency.get().getDefaultFractionDigits(),
                        currency.get()));
            } else {
                read.add(new Fee(
                        fee.protocol(),
                        fee.solution(),
                        fee.per(),
                        new Money(fee.price().toAmount(), currency.get())));
            }
        }
        refuse(unknown, malformed);
        return read;
    }

    private static void refuse(List<Violation> unknown, List<Violation> malformed) {
        if (!unknown.isEmpty()) {
            Problem problem = new Problem(PlanProblem.UNKNOWN_CODE, "The fees name codes that do not exist.", unknown);
            malformed.forEach(problem::violating);
            throw problem;
        }
        if (!malformed.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The fees cannot be read.", malformed);
        }
    }

    static FeeScheduleBody of(FeeSchedule schedule) {
        return new FeeScheduleBody(schedule.fees().stream().map(FeeBody::of).toList());
    }
}
