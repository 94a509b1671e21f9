package org.prolotherapy.platform.web;

import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. A record of the list's filters has these two as well, in a query as in a body. */
public interface ListRequest {

    /** The most items wanted, 1 to 200; null for as many as are usual. */
    @Nullable
    Integer limit();

    /** The {@code next} of the answer before; null for the beginning. */
    @Nullable
    String cursor();

    /** The most items to answer with. */
    default int size() {
        Integer limit = limit();
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }
}
