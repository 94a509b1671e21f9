/** Tests of the response: what is measured, and what it speaks for. */
@NullMarked
package org.prolotherapy.outcome;

import org.jspecify.annotations.NullMarked;
