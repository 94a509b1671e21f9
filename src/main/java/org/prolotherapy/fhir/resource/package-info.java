/** What a plan, and what the texts say, are called in FHIR: one class for each type of resource. */
@NullMarked
package org.prolotherapy.fhir.resource;

import org.jspecify.annotations.NullMarked;
