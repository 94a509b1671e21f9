package org.prolotherapy.platform.web;

/** Entity tags (RFC 9110, 8.8.3) made of the version of what they stand for. */
public final class ETags {

    private ETags() {}

    /** The strong entity tag of this version, with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
