/** How the patient responds: assessments of pain and function, and what they recommend for the course. */
@NullMarked
package org.prolotherapy.outcome;

import org.jspecify.annotations.NullMarked;
