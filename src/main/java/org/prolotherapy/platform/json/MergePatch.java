package org.prolotherapy.platform.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;

/**
 * A body in {@code application/merge-patch+json}: members replace what is there, null removes it, and what is not
 * mentioned stays (RFC 7396). Objects are merged member by member, arrays are replaced as a whole.
 */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonObject patch;
    private final StrictJson json;

    MergePatch(JsonObject patch, StrictJson json) {
        this.patch = patch;
        this.json = json;
    }

    /** The names of the members that the patch mentions, at its top level. */
    public Set<String> members() {
        return patch.keySet();
    }

    /** The text that the patch gives a member at its top level; null if it gives it none. */
    public @Nullable String text(String member) {
        return patch.get(member) instanceof JsonString text ? text.getString() : null;
    }

    /**
     * What becomes of the current value under this patch.
     *
     * @param current a record of exactly those members that a patch may touch
     * @throws Problem {@code invalid-request} if the result is not a valid {@code type}; a member that {@code type} does
     *     not have is such a case
     */
    public <T> T apply(T current, Class<T> type) {
        return json.read(
                StrictJson.JSON_P
                        .createMergePatch(patch)
                        .apply(json.write(current))
                        .toString(),
                type);
    }
}
