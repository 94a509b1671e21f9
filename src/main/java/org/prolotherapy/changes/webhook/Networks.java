package org.prolotherapy.changes.webhook;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To which addresses anything is sent: public ones, and those of networks that whoever runs the service has named. Whoever
 * names an address to a service that stands inside a network could otherwise reach through it what cannot be reached from outside.
 */
@Singleton
public class Networks {

    /** IANA's registry of special-purpose IPv4 addresses, and multicast (RFC 6890, RFC 5771); of 2026-11. */
    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is given out to anybody (RFC 4291, section 2.4) … */
    private static final List<Network> GLOBAL_IPV6 = networks("2000::/3");

    /** … less what IANA's registry of special-purpose IPv6 addresses has of it; what leads to IPv4 by a gateway among it. */
    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final List<Network> named;

    Networks(WebhookSettings settings) {
        this.named = networks(settings.networks().orElse(List.of()).stream()
                .map(String::strip)
                .toArray(String[]::new));
    }

    /** Whether this is an address of a network that whoever runs the service has named. */
    boolean named(InetAddress address) {
        return in(named, address);
    }

    /** Whether anything is sent to this address. */
    boolean allow(InetAddress address) {
        return named(address) || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? in(GLOBAL_IPV6, address) && !in(SPECIAL_IPV6, address)
                : !in(SPECIAL_IPV4, address);
    }

    /** Whether this names a network. */
    public static boolean isNetwork(String text) {
        return Network.of(text).isPresent();
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** @throws IllegalArgumentException if one of them is no network; its message is for whoever runs the service */
    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts)
                .map(text -> Network.of(text)
                        .orElseThrow(() -> new IllegalArgumentException(text + " is no network like 10.1.0.0/16")))
                .toList();
    }

    /** All addresses whose first bits are those of another one. Netty has such rules, which take every IPv6 address for any other. */
    private record Network(BigInteger first, int length, int bits) {

        private static final Pattern TEXT =
                Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/([0-9]{1,3})");

        static Optional<Network> of(String text) {
            Matcher parts = TEXT.matcher(text.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                // Written like this it is an address, and no name that would be looked up.
                byte[] address = InetAddress.getByName(parts.group(1)).getAddress();
                int bits = Integer.parseInt(parts.group(2));
                int length = address.length * Byte.SIZE;
                return bits > length
                        ? Optional.empty()
                        : Optional.of(new Network(new BigInteger(1, address), length, bits));
            } catch (UnknownHostException none) {
                return Optional.empty();
            }
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length * Byte.SIZE == length
                    && new BigInteger(1, bytes)
                            .xor(first)
                            .shiftRight(length - bits)
                            .equals(BigInteger.ZERO);
        }
    }
}
