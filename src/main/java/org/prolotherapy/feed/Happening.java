package org.prolotherapy.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, by ids alone: whoever hears of it and may read what it happened to will find the rest there.
 *
 * @param plan to which it happened; null if to none
 * @param protocol to which it happened, by its id; null if to none
 * @param version that the plan, the clinic's settings or the protocol came to by it
 * @param session number of the session that it was about; null for the whole plan
 * @param adverseEvent that it was about; null for none
 */
public record Happening(
        ChangeType type,
        @Nullable UUID plan,
        @Nullable String protocol,
        long version,
        @Nullable Integer session,
        @Nullable UUID adverseEvent) {

    /** To a plan or, if a session is named, to that session of it. */
    public static Happening toPlan(
            ChangeType type, UUID plan, long version, @Nullable Integer session, @Nullable UUID adverseEvent) {
        return new Happening(type, plan, null, version, session, adverseEvent);
    }

    /** To the clinic's settings. */
    public static Happening toClinic(long version) {
        return new Happening(ChangeType.CLINIC_CHANGED, null, null, version, null, null);
    }

    /** To a protocol of the clinic: {@link ChangeType#PROTOCOL_APPROVED} or {@link ChangeType#PROTOCOL_RETIRED}. */
    public static Happening toProtocol(ChangeType type, String protocol, long version) {
        return new Happening(type, null, protocol, version, null, null);
    }
}
