package org.prolotherapy.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reads and denials are audited; changes always are in their own transaction. */
@ConfigMapping(prefix = "prolotherapy.audit")
public interface AuditSettings {

    /** Whether the event of a read or a denial is committed before the answer is sent. */
    @WithDefault("false")
    boolean synchronous();

    /** How many events of reads and denials may wait to be written. */
    @WithDefault("10000")
    int capacity();

    /** How long a request waits for room among them, before it is answered that it cannot be now. */
    @WithDefault("5s")
    Duration patience();
}
