/** The OpenAPI document: what the annotations of the endpoints leave out because it is the same for all of them. */
@NullMarked
package org.prolotherapy.api.contract;

import org.jspecify.annotations.NullMarked;
