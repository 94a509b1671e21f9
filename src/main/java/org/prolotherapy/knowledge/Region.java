package org.prolotherapy.knowledge;

/** The regions of the body that are treated. */
public enum Region {
    NECK,
    UPPER_BACK,
    LOWER_BACK,
    SHOULDER,
    ELBOW,
    WRIST,
    HIP,
    KNEE,
    ANKLE,
    FOOT,
    HAND,
    JAW,
    PELVIS,
    THORAX
}
