package org.prolotherapy.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 over a plain socket to a port of this machine, because every client that there is refuses to send what is
 * wrong. It keeps its connection for as long as the server does. Not for use by several threads.
 */
final class RawConnection implements AutoCloseable {

    /** More than any request may take. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    RawConnection(int port) {
        this.port = port;
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @return empty if the server closed the connection instead of answering
     * @throws IOException if there is no server, if it does not answer in time, or with something that is not HTTP
     */
    Optional<RawAnswer> send(RawRequest request) throws IOException {
        if (!request.whole()) {
            close();
        }
        boolean used = socket != null;
        Optional<RawAnswer> answer = exchange(request);
        if (answer.isEmpty() && used && request.whole()) {
            // The server may have closed the connection after the last answer.
            answer = exchange(request);
        }
        return answer;
    }

    private Optional<RawAnswer> exchange(RawRequest request) throws IOException {
        try {
            Socket open = open();
            OutputStream output = open.getOutputStream();
            boolean sent = write(request, open, output);
            Optional<RawAnswer> answer = read(request.method());
            if (!sent
                    || !request.whole()
                    || answer.map(it -> it.header("Connection").equalsIgnoreCase("close"))
                            .orElse(true)) {
                close();
            }
            return answer;
        } catch (EOFException | SocketException closed) {
            close();
            return Optional.empty();
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    /** Whether all was taken; a server may answer and close before it has read everything. */
    private static boolean write(RawRequest request, Socket open, OutputStream output) throws IOException {
        try {
            output.write(request.bytes());
            output.flush();
            if (!request.whole()) {
                open.shutdownOutput();
            }
            return true;
        } catch (SocketException answeredEarly) {
            return false;
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket = open;
            input = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Optional<RawAnswer> read(String method) throws IOException {
        while (true) {
            String line = line();
            if (line == null) {
                return Optional.empty();
            }
            if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
                throw new IOException("not HTTP: " + line);
            }
            int status = Integer.parseInt(line.substring(9, 12));
            List<Header> headers = headers();
            if (status >= 200) {
                RawAnswer head = new RawAnswer(status, headers, new byte[0]);
                boolean bare = method.equals("HEAD") || status == 204 || status == 304;
                return Optional.of(bare ? head : new RawAnswer(status, headers, body(head)));
            }
        }
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        while (true) {
            String line = line();
            if (line == null) {
                throw new EOFException("in the headers");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private byte[] body(RawAnswer head) throws IOException {
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = head.header("Content-Length");
        if (!length.isEmpty()) {
            return exactly(Integer.parseInt(length));
        }
        byte[] all = in().readAllBytes();
        close();
        return all;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new IOException("truncated answer");
            }
            int length = Integer.parseInt(size, 16);
            body.writeBytes(exactly(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("truncated answer: " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = in().read();
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
            }
            line.write(next);
        }
    }

    private InputStream in() throws IOException {
        InputStream open = input;
        if (open == null) {
            throw new EOFException();
        }
        return open;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        input = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                // There is nothing left to close.
            }
        }
    }
}
