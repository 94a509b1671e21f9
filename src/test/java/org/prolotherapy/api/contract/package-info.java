/** Tests that hold the service to its OpenAPI document, and the document to the service. */
@NullMarked
package org.prolotherapy.api.contract;

import org.jspecify.annotations.NullMarked;
