/** Whether a patient may be treated as planned: screening, contraindications, warnings, and what is outstanding. */
@NullMarked
package org.prolotherapy.safety;

import org.jspecify.annotations.NullMarked;
