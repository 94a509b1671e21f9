package org.prolotherapy.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource whose queries have parameters that no method could name, such as those with modifiers. It refuses by itself what
 * it does not know, where {@link QueryCheck} does so for all others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsItsQuery {}
