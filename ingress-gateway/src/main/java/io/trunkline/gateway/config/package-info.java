/** The gateway's settings from the environment, and what is made of them once. */
package io.trunkline.gateway.config;
