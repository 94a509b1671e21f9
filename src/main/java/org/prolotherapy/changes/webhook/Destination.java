package org.prolotherapy.changes.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a request of ours is to go.
 *
 * @param host without the brackets of an IPv6 address
 * @param target the path and the query
 */
record Destination(String host, int port, boolean tls, String target) {

    /** The longest address of a webhook. */
    static final int LONGEST = 2000;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    /** Reads an address; nothing if it is none that anything could be sent to. */
    static Optional<Destination> of(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean tls = scheme.equals("https");
            if ((!tls && !scheme.equals("http"))
                    || url.getHost() == null
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null
                    || url.getPort() == 0
                    || url.getPort() > LAST_PORT) {
                return Optional.empty();
            }
            String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            return Optional.of(new Destination(
                    url.getHost().replaceAll("[\\[\\]]", ""),
                    url.getPort() < 0 ? tls ? HTTPS : HTTP : url.getPort(),
                    tls,
                    url.getRawQuery() == null ? path : path + '?' + url.getRawQuery()));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** What {@code Host} says. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ':' + port;
    }

    /**
     * The address to connect to. It is looked up and looked at here, and connected to as it is: a name that is looked up once
     * more may lead somewhere else by then.
     *
     * @throws Refused if the name leads nowhere, or to any address that nothing is sent to
     */
    InetAddress address(Names names, Networks networks) throws Refused {
        List<InetAddress> addresses;
        try {
            addresses = names.addressesOf(host);
        } catch (UnknownHostException unknown) {
            throw new Refused(Attempt.Failure.NAME_UNKNOWN);
        }
        if (!addresses.stream().allMatch(networks::allow)) {
            throw new Refused(Attempt.Failure.ADDRESS_REFUSED);
        }
        if (!tls && !addresses.stream().allMatch(networks::named)) {
            throw new Refused(Attempt.Failure.NOT_ENCRYPTED);
        }
        return addresses.get(0);
    }

    /** Nothing is sent there. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final Attempt.Failure reason;

        Refused(Attempt.Failure reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        Attempt.Failure reason() {
            return reason;
        }
    }
}
