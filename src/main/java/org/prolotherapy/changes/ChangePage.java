package org.prolotherapy.changes;

import java.util.List;

/**
 * A part of the feed.
 *
 * @param next from where to go on; always there, since more will happen
 */
record ChangePage(List<CloudEvent> items, String next) {

    ChangePage {
        items = List.copyOf(items);
    }
}
