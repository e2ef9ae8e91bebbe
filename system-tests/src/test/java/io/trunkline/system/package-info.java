/**
 * The real processes together, started once for all tests, judged by what was heard. Calls run beside each other; whatever breaks
 * something for everybody is isolated. {@code -Dsystem.all=true} adds what a build leaves out for the time it takes.
 */
package io.trunkline.system;
