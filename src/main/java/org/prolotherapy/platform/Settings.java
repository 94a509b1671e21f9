package org.prolotherapy.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What whoever runs the service decides about the service itself. */
@ConfigMapping(prefix = "prolotherapy")
public interface Settings {

    /** Whether people depend on this service for real: then nothing that is made for trying it out is allowed. */
    @WithDefault("false")
    boolean production();

    /** Where the embedded database lives; relative to the working directory. Unused with a database URL. */
    @WithDefault("data")
    Path dataDirectory();

    /** How long the start waits for a database with a URL that is not there, or takes no changes yet. */
    @WithDefault("60s")
    Duration databasePatience();

    /** The most requests of one client in a minute; 0 for any number. */
    @WithDefault("6000")
    int rateLimitPerMinute();
}
