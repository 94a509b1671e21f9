/** The clinic's settings over HTTP. */
@NullMarked
package org.prolotherapy.clinic.web;

import org.jspecify.annotations.NullMarked;
