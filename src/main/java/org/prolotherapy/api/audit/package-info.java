/** The audit over HTTP: what was done can be asked for, and the chain of seals verified. */
@NullMarked
package org.prolotherapy.api.audit;

import org.jspecify.annotations.NullMarked;
