/** Who is calling and what they may do: tokens are verified, and their scopes become permissions. */
@NullMarked
package org.prolotherapy.platform.security;

import org.jspecify.annotations.NullMarked;
