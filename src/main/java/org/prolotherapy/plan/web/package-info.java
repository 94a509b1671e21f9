/** Treatment plans and their sessions over HTTP. */
@NullMarked
package org.prolotherapy.plan.web;

import org.jspecify.annotations.NullMarked;
