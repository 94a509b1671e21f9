/** Aftercare and exercise over HTTP. */
@NullMarked
package org.prolotherapy.aftercare.web;

import org.jspecify.annotations.NullMarked;
