/** Reads the reference data from its YAML files, and refuses it if it is inconsistent. */
@NullMarked
package org.prolotherapy.reference;

import org.jspecify.annotations.NullMarked;
