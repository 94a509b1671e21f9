package org.prolotherapy.api.schedules;

import java.time.LocalDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Booking")
public record BookingView(
        LocalDateTime startsAt, String timeZone, @Nullable String room) {}
