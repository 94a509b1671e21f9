/** What a first try needs and production never runs: a PostgreSQL that the service brings along, an issuer of tokens, a welcome. */
@NullMarked
package org.prolotherapy.trial;

import org.jspecify.annotations.NullMarked;
