package org.prolotherapy.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP/1.1 down to its bytes, which may be as wrong as one likes.
 *
 * @param target the address, written as it is sent
 * @param body what is sent after the headers; none sends no {@code Content-Length} either
 * @param whole whether a server can tell where the request ends; one that is not whole need not be answered
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record RawRequest(String method, String target, List<Header> headers, byte @Nullable [] body, boolean whole) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0a-\\x1f\\x7f]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), null, true);
    }

    RawRequest method(String other) {
        return new RawRequest(other, target, headers, body, whole);
    }

    RawRequest target(String other) {
        return new RawRequest(method, other, headers, body, whole);
    }

    RawRequest body(byte @Nullable [] other) {
        return new RawRequest(method, target, headers, other, whole);
    }

    RawRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    RawRequest cut() {
        return new RawRequest(method, target, headers, body, false);
    }

    RawRequest plus(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new RawRequest(method, target, more, body, whole);
    }

    RawRequest without(String name) {
        List<Header> fewer = headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList();
        return new RawRequest(method, target, fewer, body, whole);
    }

    RawRequest with(String name, String value) {
        return without(name).plus(name, value);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Whether it is HTTP, and of a size that a server must be able to read. */
    boolean readable() {
        boolean sized = header("Content-Length").isPresent();
        return target.length() < 60_000
                && !target.contains(" ")
                && header("Transfer-Encoding").map(coding -> !sized).orElse(true)
                && TOKEN.matcher(method).matches()
                && headers.stream()
                        .allMatch(header -> TOKEN.matcher(header.name()).matches()
                                && VALUE.matcher(header.value()).matches())
                && headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase("Content-Length"))
                        .allMatch(header -> LENGTH.matcher(header.value()).matches())
                && headers.stream()
                                .filter(header -> header.name().equalsIgnoreCase("Content-Length"))
                                .distinct()
                                .count()
                        < 2;
    }

    String path() {
        return target.split("[?#]", 2)[0];
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (header("Host").isEmpty()) {
            head.append("Host: localhost\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        boolean framed = header("Content-Length").isPresent()
                || header("Transfer-Encoding").isPresent();
        if (body != null && !framed) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** The bytes for a person to read, cut where they go on for long. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byte[] bytes = bytes();
        for (int i = 0; i < Math.min(bytes.length, 4_000); i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean plain = (c >= ' ' && c < 127) || c == '\n';
            text.append(plain ? "" + c : c == '\r' ? "" : String.format("\\x%02x", (int) c));
        }
        return text + (bytes.length > 4_000 ? " … " + bytes.length + " bytes" : "");
    }
}
