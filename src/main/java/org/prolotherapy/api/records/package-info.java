/** Records of what was performed, over HTTP. */
@NullMarked
package org.prolotherapy.api.records;

import org.jspecify.annotations.NullMarked;
