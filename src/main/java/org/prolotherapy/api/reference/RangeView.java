package org.prolotherapy.api.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.IntRange;

@Schema(name = "Range")
record RangeView(int min, int max) {

    static RangeView of(IntRange range) {
        return new RangeView(range.min(), range.max());
    }
}
