/** Problems as RFC 9457 documents, whoever raised them: the code here, the framework or the server below it. */
@NullMarked
package org.prolotherapy.problem.web;

import org.jspecify.annotations.NullMarked;
