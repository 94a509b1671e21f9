/** What every endpoint has in common over HTTP: strict JSON, parameters, preconditions, pages and request ids. */
@NullMarked
package org.prolotherapy.platform.web;

import org.jspecify.annotations.NullMarked;
