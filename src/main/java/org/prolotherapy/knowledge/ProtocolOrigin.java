package org.prolotherapy.knowledge;

/** Who a protocol is from. */
public enum ProtocolOrigin {
    /** Drawn from the texts that the service comes with. */
    BUILT_IN,
    /** Defined by a clinic for itself. */
    CLINIC
}
