/** What every feature stands on, without a word of the domain: settings and the database that comes with the service. */
@NullMarked
package org.prolotherapy.platform;

import org.jspecify.annotations.NullMarked;
