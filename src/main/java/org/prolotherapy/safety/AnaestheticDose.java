package org.prolotherapy.safety;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.Saying;

/**
 * A dose of a local anaesthetic, planned or given.
 *
 * @param agent null if it is not known which one it is
 * @param mg null if it is not known how much
 * @param withAdrenaline whether adrenaline was added to it
 * @param unknown names what is not known of it; null if the agent and mg are known
 */
public record AnaestheticDose(
        @Nullable LocalAnaesthetic agent,
        @Nullable BigDecimal mg,
        boolean withAdrenaline,
        @Nullable Saying unknown) {

    public static AnaestheticDose ofLidocaine(@Nullable BigDecimal mg, Saying field, Knowledge knowledge) {
        LocalAnaesthetic lidocaine =
                knowledge.anaesthetic(LocalAnaesthetic.LIDOCAINE).orElseThrow();
        return new AnaestheticDose(lidocaine, mg, false, mg == null ? field : null);
    }

    /** What somebody calls an anaesthetic. Where it is several, or a whole class, it is not known which. */
    public static AnaestheticDose named(
            String agent, BigDecimal mg, boolean withAdrenaline, Saying field, Knowledge knowledge) {
        List<LocalAnaesthetic> named = knowledge.substances().namedBy(agent).stream()
                .flatMap(substance -> knowledge.anaesthetic(substance.code()).stream())
                .toList();
        return named.size() == 1
                ? new AnaestheticDose(named.get(0), mg, withAdrenaline, null)
                : new AnaestheticDose(null, mg, withAdrenaline, field);
    }

    boolean isLidocaine() {
        return agent != null && agent.code().equals(LocalAnaesthetic.LIDOCAINE);
    }

    /** Whether it is known that nothing was given. */
    public boolean isNone() {
        return mg != null && mg.signum() == 0;
    }
}
