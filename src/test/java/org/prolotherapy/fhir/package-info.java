@NullMarked
package org.prolotherapy.fhir;

import org.jspecify.annotations.NullMarked;
