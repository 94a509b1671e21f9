package org.prolotherapy.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolStatus;
import org.prolotherapy.platform.problem.Problem;

/** A version of a protocol that a clinic has made for itself: a draft, then approved and from then on immutable, then retired. */
@Entity
@IdClass(ClinicProtocol.Key.class)
public class ClinicProtocol extends ClinicEntity {

    /** What a version is found by within its clinic. */
    record Key(String id, int version) implements Serializable {}

    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private String id;

    @Id
    private int version;

    @Version
    private long edit;

    @Enumerated(EnumType.STRING)
    private ProtocolStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private String definition;

    private @Nullable String regimen;
    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @Transient
    private @Nullable Protocol read;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ClinicProtocol() {}

    private ClinicProtocol(Protocol protocol, @Nullable String regimen, long edit, Instant now) {
        this.id = protocol.id();
        this.version = protocol.version();
        this.edit = edit;
        this.status = ProtocolStatus.DRAFT;
        this.definition = written(protocol);
        this.regimen = regimen;
        this.createdAt = now;
        this.updatedAt = now;
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
        if (status == ProtocolStatus.DRAFT) {
            throw forbidden("change the draft instead of making another");
        }
        return new ClinicProtocol(protocol().asVersion(version + 1), regimen, edit + 1, now);
    }

    /**
     * Takes another content.
     *
     * @param other with the id and version of this one
     * @throws Problem {@code protocol-state} if this is no draft
     */
    public void replace(Protocol other, Instant now) {
        mustBeDraft("make its next version, and change that");
        if (!other.equals(protocol())) {
            definition = written(other);
            read = other;
            updatedAt = now;
        }
    }

    /**
     * Opens the version for new plans, and closes it for changes.
     *
     * @param by the clinician who answers for it
     * @throws Problem {@code protocol-state} if this is no draft
     */
    public void approve(String by, Instant now) {
        mustBeDraft("it is approved once");
        status = ProtocolStatus.APPROVED;
        approvedBy = by;
        approvedAt = now;
        updatedAt = now;
    }

    /** Closes the version for new plans. Those that have it go on. */
    void retire(Instant now) {
        if (status != ProtocolStatus.RETIRED) {
            status = ProtocolStatus.RETIRED;
            updatedAt = now;
        }
    }

    private void mustBeDraft(String instead) {
        if (status != ProtocolStatus.DRAFT) {
            throw forbidden(instead);
        }
    }

    private Problem forbidden(String instead) {
        return new Problem(
                ProtocolProblem.PROTOCOL_STATE,
                "Version " + version + " of this protocol is " + status + ": " + instead + ".");
    }

    /** What it says. */
    public Protocol protocol() {
        Protocol found = read;
        if (found == null) {
            try {
                found = JSON.readValue(definition, Protocol.class);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            read = found;
        }
        return found;
    }

    private static String written(Protocol protocol) {
        try {
            return JSON.writeValueAsString(protocol);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** Grows with every change of the protocol, from one version to the next too. */
    public long edit() {
        return edit;
    }

    public ProtocolStatus status() {
        return status;
    }

    /** The published regimen that it was made from; null if from none. */
    public @Nullable String regimen() {
        return regimen;
    }

    /** The clinician who answers for it; null while it is a draft, and if it was retired as one. */
    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Whether plans may have it. */
    boolean wasApproved() {
        return approvedAt != null;
    }
}
