/** Every answer about a tenant's data is audited, and what was audited can be asked for. */
@NullMarked
package org.prolotherapy.platform.audit.web;

import org.jspecify.annotations.NullMarked;
