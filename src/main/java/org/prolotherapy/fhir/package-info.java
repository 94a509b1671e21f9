/** The same plans in FHIR R4, under {@code /fhir}: addresses, formats, errors, and what is told to everybody of all this. */
@NullMarked
package org.prolotherapy.fhir;

import org.jspecify.annotations.NullMarked;
