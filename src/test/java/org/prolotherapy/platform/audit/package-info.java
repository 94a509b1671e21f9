/** What every caller did or tried is kept, and a chain of seals shows whether it was tampered with. */
@NullMarked
package org.prolotherapy.platform.audit;

import org.jspecify.annotations.NullMarked;
