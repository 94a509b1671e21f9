package org.prolotherapy.platform.idempotency;

/**
 * An answer with something in it that is shown once, such as a secret. Who repeats the request gets the answer without it,
 * since it is nowhere kept.
 */
public interface ShownOnce {

    /** The answer as it is kept for repetitions. */
    Object kept();
}
