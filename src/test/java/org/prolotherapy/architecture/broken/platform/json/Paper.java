package org.prolotherapy.architecture.broken.platform.json;

import org.prolotherapy.architecture.broken.platform.web.Ground;

/** Stands where it must not know what it holds. */
public record Paper(Ground other1) {}
