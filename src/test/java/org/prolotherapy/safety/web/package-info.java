/** Tests of consents and adverse events over HTTP. */
@NullMarked
package org.prolotherapy.safety.web;

import org.jspecify.annotations.NullMarked;
