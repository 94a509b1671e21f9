package org.prolotherapy.changes.webhook;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Names of hosts as tests give them; any other leads to where receivers of the tests stand, but those that end in invalid. */
@Mock
@Singleton
class NamesForTests extends Names {

    private final Map<String, Supplier<List<String>>> addresses = new ConcurrentHashMap<>();

    /** From now on this name leads there; each look-up asks anew. */
    void lead(String host, Supplier<List<String>> to) {
        addresses.put(host, to);
    }

    @Override
    List<InetAddress> addressesOf(String host) throws UnknownHostException {
        Supplier<List<String>> known = addresses.get(host);
        if (known != null) {
            return known.get().stream().map(NamesForTests::literal).toList();
        }
        if (host.endsWith(".invalid")) {
            throw new UnknownHostException(host);
        }
        return host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")
                ? super.addressesOf(host)
                : List.of(literal(TestReceiver.HOST));
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException(none);
        }
    }
}
