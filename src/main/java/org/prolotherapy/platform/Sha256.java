package org.prolotherapy.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which bodies, answers and seals are told apart. */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of the SHA-256 of these bytes. */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
