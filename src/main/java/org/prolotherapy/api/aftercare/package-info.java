/** Aftercare and exercise over HTTP. */
@NullMarked
package org.prolotherapy.api.aftercare;

import org.jspecify.annotations.NullMarked;
