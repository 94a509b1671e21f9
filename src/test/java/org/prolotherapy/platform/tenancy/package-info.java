/** Tests of what keeps tenants apart, and of what the database connections know of it. */
@NullMarked
package org.prolotherapy.platform.tenancy;

import org.jspecify.annotations.NullMarked;
