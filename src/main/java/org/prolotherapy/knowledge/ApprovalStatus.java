package org.prolotherapy.knowledge;

/** The life of a protocol's version; only an approved one takes new plans. */
public enum ApprovalStatus {
    /** May be changed and previewed. */
    DRAFT,
    /** A named clinician answers for it; from now on it never changes. */
    APPROVED,
    /** Plans that have it go on; no new plan takes it. */
    RETIRED
}
