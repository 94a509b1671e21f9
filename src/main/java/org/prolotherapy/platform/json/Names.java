package org.prolotherapy.platform.json;

import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/**
 * What a name may be, and everything else that is one line of text: an identifier, a code, a reason. Two names that look the
 * same to whoever compares them must not differ in what cannot be seen.
 */
public final class Names {

    static final Sentence BLANK = Sentence.of("must not be blank");

    private static final Sentence SPACE_AROUND = Sentence.of("must not begin or end with white space");

    private static final Sentence CONTROL_CHARACTER =
            Sentence.of("must not contain a control character, such as a line break or a tab");

    private Names() {}

    /** What is wrong with this name, in words that follow the field's name; null if nothing is. Its length is not looked at. */
    public static @Nullable Sentence flawOf(String name) {
        if (name.isEmpty()) {
            return null;
        }
        if (isBlank(name)) {
            return BLANK;
        }
        if (isSpace(name.codePointAt(0)) || isSpace(name.codePointBefore(name.length()))) {
            return SPACE_AROUND;
        }
        return name.codePoints().anyMatch(Names::controls) ? CONTROL_CHARACTER : null;
    }

    /** Whether there is nothing to see; so is what is empty. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> isSpace(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean controls(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
