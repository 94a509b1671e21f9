@NullMarked
package org.prolotherapy.api.records;

import org.jspecify.annotations.NullMarked;
