/** What every endpoint has in common over HTTP: parameters, preconditions, pages, limits, request ids, and every error as a problem document. */
@NullMarked
package org.prolotherapy.platform.web;

import org.jspecify.annotations.NullMarked;
