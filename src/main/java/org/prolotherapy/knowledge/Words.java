package org.prolotherapy.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, spelled so that two spellings of one name are the same: in NFKD, without accents, in one case with dotted
 * and dotless i alike. Whatever is neither letter nor digit ends a word, what cannot be seen as well, and so does the change from
 * letters to digits.
 *
 * @param all in the order of the text; empty if it has neither letter nor digit
 */
record Words(List<String> all) {

    Words {
        all = List.copyOf(all);
    }

    static Words of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int[] letters = folded(text).codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            int letter = letters[i];
            if (isAccent(letter)) {
                continue;
            }
            boolean changes = !word.isEmpty()
                    && Character.isDigit(letter) != Character.isDigit(word.codePointBefore(word.length()));
            if (!isWritten(letter) || changes) {
                addTo(words, word);
            }
            if (isWritten(letter)) {
                word.appendCodePoint(letter);
            }
        }
        addTo(words, word);
        return new Words(words);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether consecutive words of this, written together, spell the other. */
    boolean hold(Words other) {
        String name = other.writtenTogether();
        for (int first = 0; first < all.size(); first++) {
            StringBuilder together = new StringBuilder();
            for (int last = first; last < all.size() && together.length() < name.length(); last++) {
                together.append(all.get(last));
            }
            if (together.length() > 0 && name.contentEquals(together)) {
                return true;
            }
        }
        return false;
    }

    /** Everything in one: {@code "cod-liver oil"} is {@code "codliveroil"}. */
    String writtenTogether() {
        return String.join("", all);
    }

    private static String folded(String text) {
        StringBuilder written = new StringBuilder();
        // A trade mark's sign is decomposed into letters.
        text.codePoints()
                .forEach(c -> written.appendCodePoint(Character.getType(c) == Character.OTHER_SYMBOL ? ' ' : c));
        return Normalizer.normalize(written, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isAccent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Whether it is a letter or a digit; the fillers of Hangul are letters that nobody sees. */
    private static boolean isWritten(int c) {
        return Character.isLetterOrDigit(c) && c != '\u115F' && c != '\u1160';
    }

    private static void addTo(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
