package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EmbeddedAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.junit.jupiter.api.Test;

/** How entities reach their columns, where it decides what a request costs. */
@QuarkusTest
class MappingTest {

    @Inject
    EntityManagerFactory factory;

    /** As anything else, a null has another type than a date has, and a statement with both in turn is parsed each time. */
    @Test
    void handsDatesToTheDriverAsDates() {
        List<SelectableMapping> dates = new ArrayList<>();
        entities()
                .forEach(entity -> entity.forEachSelectable((index, column) -> {
                    if (column.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass() == LocalDate.class) {
                        dates.add(column);
                    }
                }));
        assertThat(dates)
                .extracting(SelectableMapping::getSelectableName)
                .contains("performed_on", "start_on", "window_earliest");
        assertThat(dates)
                .allSatisfy(date -> assertThat(date.getJdbcMapping().getJdbcType())
                        .as(date.getContainingTableExpression() + "." + date.getSelectableName())
                        .isInstanceOf(LocalDateJdbcType.class));
    }

    /** What Hibernate takes for mutable it copies whenever it loads or stores it, and JSON by writing and parsing it. */
    @Test
    void copiesNoValues() {
        List<AttributeMapping> values = new ArrayList<>();
        entities().forEach(entity -> collect(entity, values));
        assertThat(values)
                .extracting(AttributeMapping::getAttributeName)
                .contains("placementNotes", "closures", "changes", "totals");
        assertThat(values)
                .allSatisfy(value -> assertThat(value.getExposedMutabilityPlan().isMutable())
                        .as(value.getNavigableRole().getFullPath())
                        .isFalse());
    }

    private static void collect(ManagedMappingType type, List<AttributeMapping> values) {
        type.forEachAttributeMapping(attribute -> {
            if (attribute instanceof EmbeddedAttributeMapping embedded) {
                collect(embedded.getEmbeddableTypeDescriptor(), values);
            } else if (attribute instanceof BasicAttributeMapping) {
                values.add(attribute);
            }
        });
    }

    private List<EntityPersister> entities() {
        List<EntityPersister> entities = new ArrayList<>();
        factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(entities::add);
        return entities;
    }
}
