package org.prolotherapy.outcome;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From where on a clinic calls a response important, and a course ready to be judged. */
@ConfigMapping(prefix = "prolotherapy.response")
public interface ResponseSettings {

    /**
     * The fall of pain from the baseline, in points of 0–10, that is clinically important; inclusive (FARRAR-2001,
     * OSTELO-2008).
     */
    @WithDefault("2")
    int importantPoints();

    /** The fall of pain in percent of the baseline that is clinically important; inclusive (FARRAR-2001, OSTELO-2008). */
    @WithDefault("30")
    int importantPercent();

    /** The performed sessions before which no response is judged: "a few" (S3) as we read it. */
    @WithDefault("3")
    int fewSessions();

    /** The most pain, of 0–10, with which a course may be completed early; inclusive (ours). */
    @WithDefault("1")
    int hardlyAnyPain();
}
