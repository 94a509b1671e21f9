/** What the patient does after a session: dated instructions, and the exercise that was done. */
@NullMarked
package org.prolotherapy.aftercare;

import org.jspecify.annotations.NullMarked;
