/** Screenings, consents and adverse events over HTTP. */
@NullMarked
package org.prolotherapy.api.safety;

import org.jspecify.annotations.NullMarked;
