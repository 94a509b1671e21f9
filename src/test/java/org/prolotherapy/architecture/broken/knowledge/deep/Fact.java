package org.prolotherapy.architecture.broken.knowledge.deep;

import org.prolotherapy.architecture.broken.fee.Price;

/** Stands where it must not know what it holds. */
public record Fact(Price other1) {}
