package org.prolotherapy.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.Sha256;

/**
 * A link of a tenant's chain: the SHA-256 of the link before and of the events that it covers. Whoever changes any of
 * them has to make this link and all later ones anew.
 *
 * <p>What is hashed is written without ambiguity: numbers with 8 bytes, the highest first; instants as microseconds since
 * 1970; a text as the number of its bytes in UTF-8 and these; −1 for what is absent. An event's digest is that of its
 * columns in the order of {@link AuditEvents#COLUMNS}.
 *
 * @param number counts from 1
 * @param previous the value of the link before; of the first, {@link #NONE}
 * @param events in the order in which they are hashed
 * @param digests those of the events one after the other, {@value #LENGTH} bytes each
 * @param value {@value #LENGTH} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a row as it is, never compared as a whole
record Seal(
        String tenant,
        long number,
        byte[] previous,
        Instant sealedAt,
        List<UUID> events,
        byte[] digests,
        byte[] value) {

    static final int LENGTH = 32;

    /** What stands before the first. */
    static final byte[] NONE = new byte[LENGTH];

    private static final long ABSENT = -1;

    /** The next link. An event that is not there any more has a digest of zeros, which no event has. */
    static Seal over(String tenant, long number, byte[] previous, Instant sealedAt, List<UUID> events, byte[] digests) {
        Seal unsigned = new Seal(tenant, number, previous, sealedAt, events, digests, NONE);
        return new Seal(tenant, number, previous, sealedAt, events, digests, unsigned.computed());
    }

    /** What the value must be for all the rest to be as it was. */
    byte[] computed() {
        Hashed hashed = new Hashed();
        hashed.text("audit-seal-1");
        hashed.text(tenant);
        hashed.number(number);
        hashed.bytes(previous);
        hashed.instant(sealedAt);
        hashed.number(events.size());
        for (UUID event : events) {
            hashed.id(event);
        }
        hashed.bytes(digests);
        return hashed.sha256();
    }

    /** The digest of the event at this index; {@link #NONE} if the row has been cut. */
    byte[] digest(int index) {
        int from = index * LENGTH;
        return from + LENGTH <= digests.length ? Arrays.copyOfRange(digests, from, from + LENGTH) : NONE;
    }

    static byte[] digestOf(AuditEvent event) {
        Hashed hashed = new Hashed();
        hashed.text("audit-event-1");
        hashed.text(event.tenant());
        hashed.id(event.id());
        hashed.instant(event.at());
        hashed.text(event.client());
        hashed.text(event.user());
        hashed.text(event.action());
        hashed.text(event.subject() == null ? null : event.subject().system());
        hashed.text(event.subject() == null ? null : event.subject().value());
        hashed.text(event.resource());
        Long version = event.version();
        hashed.number(version == null ? 0 : 1);
        hashed.number(version == null ? ABSENT : version);
        hashed.number(event.outcome());
        hashed.text(event.requestId());
        hashed.number(event.shown().size());
        for (UUID shown : event.shown()) {
            hashed.id(shown);
        }
        return hashed.sha256();
    }

    /** Collects what is hashed; nothing that is written here can fail. */
    private static final class Hashed {

        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(collected);

        void number(long value) {
            try {
                out.writeLong(value);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        void bytes(byte[] value) {
            number(value.length);
            collected.writeBytes(value);
        }

        void text(@Nullable String value) {
            if (value == null) {
                number(ABSENT);
            } else {
                bytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }

        void id(UUID value) {
            number(value.getMostSignificantBits());
            number(value.getLeastSignificantBits());
        }

        void instant(Instant value) {
            number(ChronoUnit.MICROS.between(Instant.EPOCH, value));
        }

        byte[] sha256() {
            return Sha256.of(collected.toByteArray());
        }
    }
}
