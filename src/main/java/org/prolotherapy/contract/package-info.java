/** The OpenAPI document: what the annotations of the endpoints leave out because it is the same for all of them. */
@NullMarked
package org.prolotherapy.contract;

import org.jspecify.annotations.NullMarked;
