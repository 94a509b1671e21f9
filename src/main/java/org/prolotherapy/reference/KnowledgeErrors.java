package org.prolotherapy.reference;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the knowledge files, collected so that all of it is told at once. */
final class KnowledgeErrors {

    private final List<String> lines = new ArrayList<>();

    /**
     * @param file as the reader of the message knows it
     * @param pointer a JSON Pointer into the file; empty for the file as a whole
     */
    void add(String file, String pointer, String reason) {
        lines.add(pointer.isEmpty() ? file + ": " + reason : file + ": " + pointer + ": " + reason);
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new KnowledgeBroken(lines);
        }
    }
}
