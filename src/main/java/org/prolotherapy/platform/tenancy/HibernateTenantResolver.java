package org.prolotherapy.platform.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate whose entities it reads and writes. */
@ApplicationScoped
@PersistenceUnitExtension
class HibernateTenantResolver implements TenantResolver {

    private final CurrentTenant current;

    HibernateTenantResolver(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public String getDefaultTenantId() {
        throw new IllegalStateException("There is no tenant by default.");
    }

    @Override
    public String resolveTenantId() {
        return current.id();
    }
}
