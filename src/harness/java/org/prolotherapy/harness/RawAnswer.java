package org.prolotherapy.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came back over the line. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record RawAnswer(int status, List<Header> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first header of this name, or nothing, which is empty. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body, or a missing node if it is not JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + "\n" + text.substring(0, Math.min(text.length(), 2_000));
    }
}
