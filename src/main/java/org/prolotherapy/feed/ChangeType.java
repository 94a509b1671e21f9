package org.prolotherapy.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can happen. Every version of a plan has exactly one event whose code begins with {@code plan}. */
public enum ChangeType {
    PLAN_CREATED,
    PLAN_CHANGED,
    PLAN_HELD,
    PLAN_RESUMED,
    PLAN_COMPLETED,
    PLAN_CANCELLED,
    SESSION_BOOKED,
    SESSION_MOVED,
    SESSION_MISSED,
    SESSION_RECORDED,
    SESSION_AMENDED,
    SESSION_RELEASED,
    ADVERSE_EVENT_REPORTED,
    ADVERSE_EVENT_REVIEWED,
    CLINIC_CHANGED,
    PROTOCOL_APPROVED,
    PROTOCOL_RETIRED;

    /** The type with this code, if there is one. */
    public static Optional<ChangeType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** As those who follow know it: {@code adverse-event.reported}. */
    @JsonValue
    public String code() {
        String name = name().toLowerCase(Locale.ROOT);
        int act = name.lastIndexOf('_');
        return name.substring(0, act).replace('_', '-') + '.' + name.substring(act + 1);
    }
}
