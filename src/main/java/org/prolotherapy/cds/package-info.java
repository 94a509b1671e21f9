/** CDS Hooks 2.0: while a clinician works in another system, it asks what is to be known of the patient's courses. */
@NullMarked
package org.prolotherapy.cds;

import org.jspecify.annotations.NullMarked;
