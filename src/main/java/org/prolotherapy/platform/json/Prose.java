package org.prolotherapy.platform.json;

import jakarta.validation.Payload;

/** Marks the {@code @Size} of a text that people write for people: it may have several lines, and begin and end as it likes. */
public interface Prose extends Payload {}
