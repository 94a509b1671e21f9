package org.prolotherapy.platform.json;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** Writes where something is in a JSON document, as RFC 6901 says. */
public final class JsonPointers {

    private JsonPointers() {}

    /** One step of a pointer, with the slash before it. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to what Bean Validation names by this path, leaving out the method and parameter it may begin with. */
    public static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
                if (place != null) {
                    pointer.append(step(place.toString()));
                }
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append(step(node.getName()));
            }
        }
        return pointer.toString();
    }
}
