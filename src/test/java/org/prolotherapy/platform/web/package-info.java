/** Tests of what every endpoint has in common, on endpoints made for them. */
@NullMarked
package org.prolotherapy.platform.web;

import org.jspecify.annotations.NullMarked;
