/** Statements that no entity stands for, and the versions that changes expect. */
@NullMarked
package org.prolotherapy.platform.persistence;

import org.jspecify.annotations.NullMarked;
