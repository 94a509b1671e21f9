package org.prolotherapy.platform.security;

import java.util.Optional;
import java.util.Set;

/** Knows callers who may see a part of a tenant's data only, and so nothing of what others did. */
public interface RestrictedCallers {

    /** The name of the part that the current caller may see; nothing if that is all. */
    Optional<String> part();

    /** The resources, as permissions name them, of which everything belongs to such a part. */
    Set<String> resources();
}
