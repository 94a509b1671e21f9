package org.prolotherapy.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a product of the patient's own blood was prepared for a session, as far as it was noted.
 *
 * @param drawnMl the blood that was drawn, above 0
 * @param spins how often it was centrifuged, at least 0
 * @param plateletsBefore in the blood, 10⁹ in a litre
 * @param plateletsAfter in the product, 10⁹ in a litre
 * @param activated whether the platelets were activated
 * @param kitLot the lot of the kit
 */
@Embeddable
public record Preparation(
        @Column(name = "preparation_drawn_ml") @Nullable BigDecimal drawnMl,
        @Column(name = "preparation_spins") @Nullable Integer spins,

        @Column(name = "preparation_platelets_before") @Nullable
        Integer plateletsBefore,

        @Column(name = "preparation_platelets_after") @Nullable
        Integer plateletsAfter,

        @Column(name = "preparation_activated") @Nullable Boolean activated,
        @Column(name = "preparation_kit_lot") @Nullable String kitLot) {}
