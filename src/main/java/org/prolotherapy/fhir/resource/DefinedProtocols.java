package org.prolotherapy.fhir.resource;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.ApprovedProtocol;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;

/** Every protocol that a plan's {@code instantiatesCanonical} can name: those that are built in, and the clinic's own. */
@Singleton
public class DefinedProtocols {

    /** FHIR's ids are no longer than this; those of protocols can be. */
    private static final int LONGEST_ID = 64;

    private final Knowledge knowledge;

    DefinedProtocols(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * A version of a protocol, as it is told of.
     *
     * @param id the protocol's if the version is its newest, else with the version in it; where that is too long, a hash of it
     * @param status RETIRED if no new plan takes it
     */
    public record Defined(String id, Protocol protocol, PublicationStatus status) {}

    public List<Defined> all() {
        List<ApprovedProtocol> versions = knowledge.approvedProtocols();
        Map<String, Integer> newest = versions.stream()
                .map(ApprovedProtocol::protocol)
                .collect(toMap(Protocol::id, Protocol::version, Math::max));
        return versions.stream()
                .map(version -> new Defined(
                        idOf(
                                version.protocol(),
                                Objects.requireNonNull(
                                        newest.get(version.protocol().id()))),
                        version.protocol(),
                        version.status() == ApprovalStatus.RETIRED
                                ? PublicationStatus.RETIRED
                                : PublicationStatus.ACTIVE))
                .toList();
    }

    private static String idOf(Protocol protocol, int newest) {
        // No protocol's own id has a point in it.
        String id = protocol.version() == newest ? protocol.id() : protocol.id() + "." + protocol.version();
        return id.length() <= LONGEST_ID
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
