package org.prolotherapy.architecture.broken.schedule.deep;

import org.prolotherapy.architecture.broken.fee.Price;

/** Stands where it must not know what it holds. */
public record Day(Price other1) {}
