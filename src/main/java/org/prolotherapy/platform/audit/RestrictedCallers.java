package org.prolotherapy.platform.audit;

/** Knows callers who may see a part of a tenant's data only, and so nothing of what others did. */
public interface RestrictedCallers {

    /** Whether the current caller is one. */
    boolean isRestricted();
}
