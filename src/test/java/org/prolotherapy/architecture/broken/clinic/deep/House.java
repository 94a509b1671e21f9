package org.prolotherapy.architecture.broken.clinic.deep;

import org.prolotherapy.architecture.broken.plan.deep.Course;

/** Stands where it must not know what it holds. */
public record House(Course other1) {}
