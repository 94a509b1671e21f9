/** The reference service for planning prolotherapy treatment. */
@NullMarked
package org.prolotherapy;

import org.jspecify.annotations.NullMarked;
