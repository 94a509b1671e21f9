package org.prolotherapy.platform;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Makes UUIDs of version 7, which sort by the time they were made. */
@Singleton
public class TimeOrderedIds implements Supplier<UUID> {

    private final UuidVersion7Strategy strategy = new UuidVersion7Strategy();

    @Override
    @SuppressWarnings("NullAway") // the strategy does not look at the session
    public UUID get() {
        return strategy.generateUuid(null);
    }
}
