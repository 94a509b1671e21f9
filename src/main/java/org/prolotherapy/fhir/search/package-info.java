/** How resources are searched for, whatever their type is: parameters, pages, includes. */
@NullMarked
package org.prolotherapy.fhir.search;

import org.jspecify.annotations.NullMarked;
