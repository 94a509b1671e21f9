package org.prolotherapy.api.reference;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.platform.web.ETags;
import org.prolotherapy.platform.web.Versioned;
import org.prolotherapy.reference.ClinicDefinition;
import org.prolotherapy.reference.StoredDefinitions;

/**
 * What is done with whatever a clinic defines, the same for each kind of it.
 *
 * @param <D> the kind
 * @param <V> what callers see of it
 */
final class Definitions<D extends ClinicDefinition<?>, V> {

    private final StoredDefinitions<D> stored;
    private final Function<D, V> view;
    private final PatientCompartment compartment;
    private final Clock clock;

    Definitions(StoredDefinitions<D> stored, Function<D, V> view, PatientCompartment compartment, Clock clock) {
        this.stored = stored;
        this.view = view;
        this.compartment = compartment;
        this.clock = clock;
    }

    /** Those that have a version of this status, each the newest; none if the caller may not see such. */
    List<V> list(ApprovalStatus status) {
        return status == ApprovalStatus.APPROVED || seesAll()
                ? stored.newestThatAre(status).stream().map(view).toList()
                : List.of();
    }

    /** The version that is asked for; if none is, the newest that the caller may see. */
    Optional<CacheableResponse<V>> get(String id, @Nullable Integer version) {
        return asked(id, version)
                .filter(found -> seesAll() || found.status() == ApprovalStatus.APPROVED)
                .map(found -> new CacheableResponse<>(view.apply(found), tag(found)));
    }

    /** Of the language in which its view was just made. */
    private static EntityTag tag(ClinicDefinition<?> found) {
        String quoted = ETags.of(found.edit());
        return new EntityTag(quoted.substring(1, quoted.length() - 1));
    }

    private Optional<D> asked(String id, @Nullable Integer version) {
        if (version != null) {
            return stored.find(id, version);
        }
        return seesAll() ? stored.newest(id) : stored.newestApproved(id);
    }

    private boolean seesAll() {
        return compartment.patient().isEmpty();
    }

    /**
     * Takes in a first version.
     *
     * @param first is asked for once there is room for it
     */
    RestResponse<V> create(String id, Supplier<D> first, UriInfo uri) {
        D draft = stored.add(id, first);
        return Versioned.created(
                uri.getAbsolutePathBuilder().path(draft.id()).build(), view.apply(draft), draft.edit());
    }

    /**
     * Does something with the newest version, while nobody else can.
     *
     * @param condition refuses an edit that the caller does not mean
     */
    RestResponse<V> change(String id, LongConsumer condition, Consumer<D> act) {
        D newest = forChange(id, condition);
        act.accept(newest);
        stored.write();
        return Versioned.ok(view.apply(newest), newest.edit());
    }

    RestResponse<V> approve(String id, LongConsumer condition, Consumer<D> review, ApprovalRequest request) {
        return change(id, condition, newest -> {
            review.accept(newest);
            stored.approve(newest, request.approvedBy(), clock.instant());
        });
    }

    RestResponse<V> retire(String id, LongConsumer condition) {
        return change(id, condition, newest -> stored.retire(newest, clock.instant()));
    }

    /** Makes the draft that follows; the request's address is one below that of what it is about. */
    RestResponse<V> nextVersion(String id, LongConsumer condition, BiFunction<D, Instant, D> following, UriInfo uri) {
        D next = following.apply(forChange(id, condition), clock.instant());
        stored.addVersion(next);
        return Versioned.created(uri.getAbsolutePath().resolve("../" + id), view.apply(next), next.edit());
    }

    private D forChange(String id, LongConsumer condition) {
        D newest = stored.forChange(id);
        condition.accept(newest.edit());
        return newest;
    }
}
