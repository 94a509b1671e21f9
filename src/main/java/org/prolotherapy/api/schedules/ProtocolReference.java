package org.prolotherapy.api.schedules;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Protocol;

@Schema(description = "A version of a protocol. A plan keeps the version that it was made with.")
public record ProtocolReference(
        @Schema(description = "Id of the protocol.", examples = "hypertonic-dextrose", required = true)
        String id,

        @Schema(description = "Version, counted from 1.", examples = "1", minimum = "1", required = true)
        int version) {

    static ProtocolReference of(Protocol protocol) {
        return new ProtocolReference(protocol.id(), protocol.version());
    }
}
