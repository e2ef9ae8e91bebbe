/** The menu of a line without voice agents, for when no model answers: departments, a person, a message, opening hours. */
package io.trunkline.gateway.classic;
