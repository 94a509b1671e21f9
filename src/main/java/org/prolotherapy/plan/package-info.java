/** The treatment plan: one patient's course for one condition, its sessions and its life cycle. */
@NullMarked
package org.prolotherapy.plan;

import org.jspecify.annotations.NullMarked;
