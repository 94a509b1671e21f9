package org.prolotherapy.changes.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the names of hosts lead. */
@Singleton
class Names {

    /** All addresses of a host, which may also be an address itself; asked for anew each time that none is known. */
    List<InetAddress> addressesOf(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
