package org.prolotherapy.treatment;

import java.util.List;

/**
 * A session as it is to be recorded, with every code resolved.
 *
 * @param fingerprint of what the caller sent
 */
public record NewRecord(Procedure procedure, List<NeedlePlacement> injections, String fingerprint) {

    public NewRecord {
        injections = List.copyOf(injections);
    }
}
