/** Everything that a clinic has planned and recorded is written out, for whoever wants a copy of it. */
@NullMarked
package org.prolotherapy.sharing.export;

import org.jspecify.annotations.NullMarked;
