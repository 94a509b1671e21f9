package org.prolotherapy.platform.audit;

import jakarta.ws.rs.core.MultivaluedMap;

/** Knows what some addresses name, so that this is audited even if a request got no further than its address. */
public interface AddressedResource {

    /**
     * Says what an address is about, if it is one that is known here.
     *
     * @param path without its leading slash
     * @param parameters the values of the parameters in the path, by their names
     */
    void tell(String path, MultivaluedMap<String, String> parameters, AuditTrail trail);
}
