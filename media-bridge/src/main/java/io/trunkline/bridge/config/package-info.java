/** What a bridge is configured with, from the environment and the configuration directory; immutable for the life of the process. */
package io.trunkline.bridge.config;
