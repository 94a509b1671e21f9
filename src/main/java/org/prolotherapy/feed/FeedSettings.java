package org.prolotherapy.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long those who follow may stay away. */
@ConfigMapping(prefix = "prolotherapy.feed")
public interface FeedSettings {

    /** How long an event is kept, at least. */
    @WithDefault("30d")
    Duration retention();
}
