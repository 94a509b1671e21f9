package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;

/**
 * By what a session is planned or was performed. A replan changes it for what is still to come; what was performed keeps
 * its own.
 *
 * @param protocolVersion of the protocol with this id
 */
@Embeddable
public record Regimen(@Enumerated(EnumType.STRING) Severity severity, String protocolId, int protocolVersion) {

    public Protocol protocol(Knowledge knowledge) {
        return knowledge.protocol(protocolId, protocolVersion).orElseThrow();
    }
}
