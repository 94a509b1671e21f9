package org.prolotherapy.plan;

/** How far the move of one session reaches. */
public enum RescheduleScope {
    /** The later sessions keep their days. */
    THIS,
    /** The later sessions are placed again from the new day. */
    THIS_AND_FOLLOWING
}
