/**
 * Caller scripts: text files that say who calls, what they say or press and when, what they must hear and what must have
 * happened. See {@code docs/call-scripts.md} for the language.
 */
package io.trunkline.lab.script;
