package org.prolotherapy.safety;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** Where a reaction becomes a danger. No text gives these figures; they are ours, and the clinic's to set. */
@ConfigMapping(prefix = "prolotherapy.safety")
public interface SafetySettings {

    /** The temperature in °C from which on it is a fever, inclusive; {@code StartupRequirements} holds it to 36 to 41. */
    @WithDefault("38.0")
    BigDecimal feverCelsius();

    /** The pain, 0–10, from which on it is severe, inclusive; {@code StartupRequirements} holds it to 1 to 10. */
    @WithDefault("7")
    int severePain();

    /** The seriousness from which on an adverse event of whatever kind stops the course, inclusive. */
    @WithDefault("SEVERE")
    Seriousness stoppingSeriousness();
}
