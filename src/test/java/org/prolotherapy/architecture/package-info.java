/** The storeys of the house as rules, and a house that breaks every one of them. */
@NullMarked
package org.prolotherapy.architecture;

import org.jspecify.annotations.NullMarked;
