package org.prolotherapy.trial;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/** The embedded PostgreSQL cannot do what was asked; the message says why, and what a person can do about it. */
public final class EmbeddedPostgresFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresFailed(String message) {
        super(message);
    }

    EmbeddedPostgresFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static EmbeddedPostgresFailed because(IOException cause) {
        return cause instanceof AccessDeniedException denied
                ? new EmbeddedPostgresFailed(
                        "No permission for " + denied.getFile() + ". Give this user read and write access to it, or"
                                + " choose another place with PROLOTHERAPY_DATA_DIRECTORY.",
                        cause)
                : new EmbeddedPostgresFailed(
                        "The embedded PostgreSQL cannot use its data directory: " + cause.getMessage(), cause);
    }
}
