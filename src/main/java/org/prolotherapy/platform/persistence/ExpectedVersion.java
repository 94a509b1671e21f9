package org.prolotherapy.platform.persistence;

/** The version that something must have for a change to be wanted. */
@FunctionalInterface
public interface ExpectedVersion {

    /** For changes that add, and are wanted whatever was changed before. */
    ExpectedVersion ANY = version -> {};

    /**
     * Holds it against what is there.
     *
     * @param version the version that it has now
     * @throws org.prolotherapy.platform.problem.Problem {@code precondition-failed} if that is another
     */
    void check(long version);
}
