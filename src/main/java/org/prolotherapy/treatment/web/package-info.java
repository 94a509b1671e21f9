/** Records of what was performed, over HTTP. */
@NullMarked
package org.prolotherapy.treatment.web;

import org.jspecify.annotations.NullMarked;
