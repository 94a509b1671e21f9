package org.prolotherapy.safety;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/** Where a reaction becomes a danger. No text gives these figures; they are ours, and the clinic's to set. */
@ConfigMapping(prefix = "prolotherapy.safety")
public interface SafetySettings {

    /** The temperature in °C from which on it is a fever, inclusive. */
    @WithDefault("38.0")
    @DecimalMin("36")
    @DecimalMax("41")
    BigDecimal feverCelsius();

    /** The pain, 0–10, from which on it is severe, inclusive. */
    @WithDefault("7")
    @Min(1)
    @Max(10)
    int severePain();
}
