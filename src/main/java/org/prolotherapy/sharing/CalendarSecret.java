package org.prolotherapy.sharing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.prolotherapy.platform.Sha256;

/**
 * What the address of a calendar is known by: 256 random bits. They are shown once, to whoever made the link; what is kept is
 * a digest, which nobody can turn back.
 *
 * @param text 43 letters, digits, hyphens and underscores
 */
public record CalendarSecret(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static CalendarSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new CalendarSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 in hexadecimal digits. Of what cannot be guessed, no slower digest is needed. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CalendarSecret";
    }
}
