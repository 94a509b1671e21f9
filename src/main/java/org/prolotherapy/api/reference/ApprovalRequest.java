package org.prolotherapy.api.reference;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Approval")
record ApprovalRequest(@NotNull @Size(min = 1, max = 200) String approvedBy) {}
