/** What happened in a clinic, in an order in which those who follow miss nothing. */
@NullMarked
package org.prolotherapy.feed;

import org.jspecify.annotations.NullMarked;
