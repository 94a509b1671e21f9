package org.prolotherapy.reference;

import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;

/** A version of a protocol that a clinic has made for itself. */
@Entity
public class ClinicProtocol extends ClinicDefinition<Protocol> {

    private @Nullable String regimen;

    /** For Hibernate. */
    protected ClinicProtocol() {}

    private ClinicProtocol(Protocol protocol, @Nullable String regimen, long edit, Instant now) {
        super(protocol.id(), protocol.version(), protocol, edit, now);
        this.regimen = regimen;
    }

    /**
     * A new protocol.
     *
     * @param protocol its first version
     * @param regimen the id of the published regimen that it was made from; null if from none
     */
    public static ClinicProtocol draft(Protocol protocol, @Nullable String regimen, Instant now) {
        return new ClinicProtocol(protocol, regimen, 1, now);
    }

    /**
     * The draft of the version after this one, which says the same to begin with.
     *
     * @throws Problem {@code protocol-state} if this is a draft itself
     */
    public ClinicProtocol nextVersion(Instant now) {
        mustNotBeDraft();
        return new ClinicProtocol(protocol().asVersion(version() + 1), regimen, edit() + 1, now);
    }

    public Protocol protocol() {
        return content();
    }

    /** The published regimen that it was made from; null if from none. */
    public @Nullable String regimen() {
        return regimen;
    }

    @Override
    Class<Protocol> contentType() {
        return Protocol.class;
    }

    @Override
    Problem forbidden(Sentence instead) {
        return new Problem(
                DefinitionProblem.PROTOCOL_STATE,
                "Version {version} of this protocol is {status}: {instead}.",
                version(),
                status(),
                instead);
    }
}
