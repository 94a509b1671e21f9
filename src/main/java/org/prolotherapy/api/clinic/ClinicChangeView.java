package org.prolotherapy.api.clinic;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ClinicChange",
        description = "The clinic's settings after a change, and what it did to the active plans.")
public record ClinicChangeView(
        @Schema(required = true) ClinicBody clinic,

        @Schema(description = "Sessions of active plans whose day changed.", required = true)
        List<MovedOfPlan> moved,

        @Schema(description = "Bookings that could not stay; their slots are free again.", required = true)
        List<ReleasedOfPlan> released) {

    @Schema(name = "MovedSessionOfPlan", description = "A session whose day changed.")
    public record MovedOfPlan(
            @Schema(required = true) UUID planId,

            @Schema(description = "Number of the session.", examples = "3", required = true)
            int number,

            @Schema(description = "Its day before; absent if it is new.", examples = "2027-02-01") @Nullable
            LocalDate before,

            @Schema(description = "Its day now; absent if it was lost.", examples = "2027-02-08") @Nullable
            LocalDate after) {}

    @Schema(name = "ReleasedBookingOfPlan", description = "A booking that could not stay.")
    public record ReleasedOfPlan(
            @Schema(required = true) UUID planId,

            @Schema(description = "Number of the session.", examples = "3", required = true)
            int number,

            @Schema(
                    description = "The local time it was booked for.",
                    type = SchemaType.STRING,
                    examples = "2027-02-01T10:00",
                    required = true)
            LocalDateTime startsAt) {}
}
