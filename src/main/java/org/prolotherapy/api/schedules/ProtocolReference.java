package org.prolotherapy.api.schedules;

import org.prolotherapy.knowledge.Protocol;

public record ProtocolReference(String id, int version) {

    static ProtocolReference of(Protocol protocol) {
        return new ProtocolReference(protocol.id(), protocol.version());
    }
}
