package org.prolotherapy.fhir.search;

import java.util.Optional;
import java.util.UUID;
import org.prolotherapy.platform.json.Format;

/**
 * The ids of resources: what there is once of a plan has the plan's id, what there is more often has the plan's, a hyphen and
 * something that stays the same. A row's own id would not do for a session: rows come and go, numbers do not.
 */
public final class PlanIds {

    private static final int LENGTH_OF_UUID = 36;

    private PlanIds() {}

    /** The plan that an id belongs to; empty if it does not begin with one. */
    public static Optional<UUID> planOf(String id) {
        boolean whole = id.length() == LENGTH_OF_UUID;
        return whole || (id.length() > LENGTH_OF_UUID && id.charAt(LENGTH_OF_UUID) == '-')
                ? Optional.ofNullable(Format.IDENTIFIER.parse(id.substring(0, LENGTH_OF_UUID)))
                : Optional.empty();
    }
}
