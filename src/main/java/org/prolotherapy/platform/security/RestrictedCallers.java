package org.prolotherapy.platform.audit;

import java.util.Optional;

/** Knows callers who may see a part of a tenant's data only, and so nothing of what others did. */
public interface RestrictedCallers {

    /** The name of the part that the current caller may see; nothing if that is all. */
    Optional<String> part();
}
