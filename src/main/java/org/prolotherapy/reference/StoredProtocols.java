package org.prolotherapy.reference;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.feed.Happening;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;

/**
 * The protocols that the clinic has made for itself. A version that was approved never changes, so it is read from the database
 * once and kept: plans that have pinned it cost no statement for it.
 */
@Singleton
public class StoredProtocols extends StoredDefinitions<ClinicProtocol> {

    /** More than any clinic's plans pin at the same time; so that many clinics do not fill the memory. */
    private static final int KEPT = 2_000;

    private final CurrentTenant tenant;
    private final Feed feed;
    private final Map<Pinned, Protocol> approved = new ConcurrentHashMap<>();

    private record Pinned(String clinic, String id, int version) {}

    StoredProtocols(
            EntityManager entityManager,
            TenantQueries queries,
            CurrentTenant tenant,
            AuditTrail trail,
            ProtocolBounds bounds,
            Feed feed) {
        super(entityManager, queries, trail, ClinicProtocol.class, "Protocol", bounds.protocols());
        this.tenant = tenant;
        this.feed = feed;
    }

    /** A version that plans may have pinned, because it is or was approved. */
    Optional<Protocol> pinned(String id, int version) {
        Pinned key = new Pinned(tenant.id(), id, version);
        Protocol known = approved.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Protocol> found =
                find(id, version).filter(ClinicProtocol::wasApproved).map(ClinicProtocol::protocol);
        found.ifPresent(protocol -> keep(key, protocol));
        return found;
    }

    private void keep(Pinned key, Protocol protocol) {
        if (approved.size() >= KEPT) {
            approved.clear();
        }
        approved.put(key, protocol);
    }

    /** What a version says whose draft can be changed yet; empty if there is no such draft. */
    public Optional<Protocol> draft(String id, int version) {
        return find(id, version)
                .filter(found -> found.status() == ApprovalStatus.DRAFT)
                .map(ClinicProtocol::protocol);
    }

    @Override
    Problem taken() {
        return new Problem(DefinitionProblem.PROTOCOL_ID_TAKEN, "The clinic has a protocol of this id.");
    }

    @Override
    Problem tooMany(int most) {
        return new Problem(DefinitionProblem.TOO_MANY_PROTOCOLS, "A clinic can have {most} protocols.", most);
    }

    @Override
    void published(ClinicProtocol version) {
        ChangeType change =
                version.status() == ApprovalStatus.RETIRED ? ChangeType.PROTOCOL_RETIRED : ChangeType.PROTOCOL_APPROVED;
        feed.publish(Happening.toProtocol(change, version.id(), version.version()));
    }
}
