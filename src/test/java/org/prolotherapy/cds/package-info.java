/** Another system asks by CDS Hooks. */
@NullMarked
package org.prolotherapy.cds;

import org.jspecify.annotations.NullMarked;
