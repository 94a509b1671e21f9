package org.prolotherapy.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * The local anaesthetic given besides the injections (S0, S1, S4).
 *
 * @param agent the substance, as the performer calls it
 * @param doseMg not negative
 * @param withAdrenaline whether adrenaline was added, which raises lidocaine's ceiling
 */
@Embeddable
public record Anaesthetic(
        @Column(name = "anaesthetic_agent") String agent,
        @Column(name = "anaesthetic_dose_mg") BigDecimal doseMg,
        @Column(name = "anaesthetic_with_adrenaline") Boolean withAdrenaline) {}
