/** Tests of the schedule: the published examples, and laws over the whole space of inputs. */
@NullMarked
package org.prolotherapy.schedule;

import org.jspecify.annotations.NullMarked;
