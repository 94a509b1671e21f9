package org.prolotherapy.knowledge;

/** What makes a solution work. */
public enum SolutionKind {
    DEXTROSE,
    PHENOL,
    SODIUM_MORRHUATE,
    PLATELET_RICH_PLASMA,
    STEM_CELLS,
    GROWTH_FACTORS,
    OZONE,
    /** Several substances that work together. */
    MIXTURE,
    /** Not prolotherapy (S3); in the catalogue so that it can be recognised and refused. */
    CORTICOSTEROID
}
