/** Tenants share the service and its database, and see nothing of each other. */
@NullMarked
package org.prolotherapy.platform.tenancy;

import org.jspecify.annotations.NullMarked;
