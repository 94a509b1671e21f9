package org.prolotherapy.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicEntity;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;

/**
 * A version of something that a clinic defines for itself: a draft, then approved and from then on immutable, then retired.
 *
 * @param <C> what it says
 */
@MappedSuperclass
@IdClass(ClinicDefinition.Key.class)
public abstract class ClinicDefinition<C> extends ClinicEntity {

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
    private ApprovalStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private String definition;

    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @Transient
    private @Nullable C read;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ClinicDefinition() {}

    ClinicDefinition(String id, int version, C content, long edit, Instant now) {
        this.id = id;
        this.version = version;
        this.edit = edit;
        this.status = ApprovalStatus.DRAFT;
        this.definition = written(content);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The class of what it says, as it is read and written. */
    abstract Class<C> contentType();

    /**
     * Takes another content.
     *
     * @param other with the id and version of this one
     * @throws Problem {@code protocol-state} or {@code solution-state} if this is no draft
     */
    public void replace(C other, Instant now) {
        requireDraft();
        if (!other.equals(content())) {
            definition = written(other);
            read = other;
            updatedAt = now;
        }
    }

    /**
     * Whoever has something else to say of a change waits until it is sure that there can be one.
     *
     * @throws Problem {@code protocol-state} or {@code solution-state} if this is no draft
     */
    public void requireDraft() {
        mustBeDraft(Sentence.of("make its next version, and change that"));
    }

    /**
     * Opens the version for use, and closes it for changes.
     *
     * @param by the clinician who answers for it
     * @throws Problem {@code protocol-state} or {@code solution-state} if this is no draft
     */
    public void approve(String by, Instant now) {
        mustBeDraft(Sentence.of("it is approved once"));
        status = ApprovalStatus.APPROVED;
        approvedBy = by;
        approvedAt = now;
        updatedAt = now;
    }

    /** Closes the version for new plans. Those that have it go on. */
    void retire(Instant now) {
        if (status != ApprovalStatus.RETIRED) {
            status = ApprovalStatus.RETIRED;
            updatedAt = now;
        }
    }

    /** @throws Problem {@code protocol-state} or {@code solution-state} if this is a draft, which no version can follow */
    void mustNotBeDraft() {
        if (status == ApprovalStatus.DRAFT) {
            throw forbidden(Sentence.of("change the draft instead of making another"));
        }
    }

    private void mustBeDraft(Sentence instead) {
        if (status != ApprovalStatus.DRAFT) {
            throw forbidden(instead);
        }
    }

    /** That its state does not allow what was asked, and what to do instead. */
    abstract Problem forbidden(Sentence instead);

    /** What it says. */
    C content() {
        C found = read;
        if (found == null) {
            try {
                found = JSON.readValue(definition, contentType());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            read = found;
        }
        return found;
    }

    private static String written(Object content) {
        try {
            return JSON.writeValueAsString(content);
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

    /** Grows with every change, from one version to the next too. */
    public long edit() {
        return edit;
    }

    public ApprovalStatus status() {
        return status;
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
