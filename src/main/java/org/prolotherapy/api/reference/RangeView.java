package org.prolotherapy.api.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.IntRange;

@Schema(
        name = "Range",
        description = "A range of whole numbers.",
        requiredProperties = {"min", "max"})
record RangeView(
        @Schema(description = "The least, inclusive.", minimum = "1", examples = "3")
        int min,

        @Schema(description = "The most, inclusive; not less than `min`.", minimum = "1", examples = "6")
        int max) {

    static RangeView of(IntRange range) {
        return new RangeView(range.min(), range.max());
    }
}
