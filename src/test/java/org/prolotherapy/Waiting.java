package org.prolotherapy;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/** How tests wait: for something to become so, as soon as it is, and as long as any machine may take for it. */
public final class Waiting {

    /** No promise of anything: what takes longer hangs. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private Waiting() {}

    /** Returns as soon as this is so. */
    public static void until(String what, Callable<Boolean> isSo) {
        patiently(what).until(isSo);
    }

    /** Returns the first value that is as it should be. */
    public static <T> T until(String what, Callable<T> value, Predicate<? super T> isRight) {
        return patiently(what).until(value, isRight);
    }

    /** Returns as soon as none of these assertions fails. */
    public static void untilHolds(String what, Assertions assertions) {
        patiently(what).untilAsserted(assertions::check);
    }

    /** Returns when this was so for so long without a break; what is so for good passes on any machine. */
    public static void staysSo(String what, Duration time, Callable<Boolean> isSo) {
        patiently(what).during(time).until(isSo);
    }

    /** Some assertions of a test. */
    public interface Assertions {
        void check() throws Exception;
    }

    private static ConditionFactory patiently(String what) {
        // In the thread of the test, which has its connections and its clinic.
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).pollInSameThread();
    }
}
