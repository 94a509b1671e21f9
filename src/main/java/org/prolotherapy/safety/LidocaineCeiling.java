package org.prolotherapy.safety;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;

/** The most lidocaine in one session, in mg: the FDA label's 4.5 mg/kg or 300 mg, with adrenaline 7 mg/kg or 500 mg. */
public enum LidocaineCeiling {
    PLAIN("4.5", "300"),
    WITH_ADRENALINE("7", "500");

    private final BigDecimal perKg;
    private final BigDecimal absolute;

    LidocaineCeiling(String perKg, String absolute) {
        this.perKg = new BigDecimal(perKg);
        this.absolute = new BigDecimal(absolute);
    }

    /**
     * Lidocaine stays at or under the ceiling.
     *
     * @param doseMg the whole dose of a session; null if it is not known
     * @param weightKg the patient's weight; null if it is not known
     * @return that it does not, or that it cannot be told for want of a figure
     */
    public Optional<Finding> check(@Nullable BigDecimal doseMg, @Nullable BigDecimal weightKg) {
        if (doseMg == null) {
            return notEvaluated("no dose of lidocaine is given");
        }
        if (doseMg.compareTo(absolute) > 0) {
            return exceeded(doseMg, absolute.toPlainString() + " mg");
        }
        if (doseMg.signum() == 0) {
            return Optional.empty();
        }
        if (weightKg == null) {
            return notEvaluated("no weight is given");
        }
        BigDecimal byWeight = perKg.multiply(weightKg);
        if (doseMg.compareTo(byWeight) > 0) {
            return exceeded(doseMg, plain(byWeight) + " mg at " + plain(weightKg) + " kg");
        }
        return Optional.empty();
    }

    private static Optional<Finding> exceeded(BigDecimal doseMg, String ceiling) {
        return Optional.of(new Finding(RuleId.LIDOCAINE_CEILING, plain(doseMg) + " mg are more than " + ceiling + "."));
    }

    private static Optional<Finding> notEvaluated(String why) {
        return Optional.of(new Finding(
                RuleId.NOT_EVALUATED, "This concerns " + RuleId.LIDOCAINE_CEILING.code() + ": " + why + "."));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
