package org.prolotherapy.harness;

/** A header as it goes over the line; neither part is checked. */
record Header(String name, String value) {}
