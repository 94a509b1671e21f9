package org.prolotherapy.api.schedules;

import java.time.LocalDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Booking", description = "When and where a session is booked.")
public record BookingView(
        @Schema(
                description = "Local time in the zone beside it.",
                type = SchemaType.STRING,
                examples = "2027-01-04T09:00",
                required = true)
        LocalDateTime startsAt,

        @Schema(
                description = "The clinic's IANA zone when it was booked.",
                examples = "Europe/Istanbul",
                required = true)
        String timeZone,

        @Schema(description = "The room.", examples = "room-1") @Nullable
        String room) {}
