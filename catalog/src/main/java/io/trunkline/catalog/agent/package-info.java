/** Voice agents as their files declare them, and the reading of those files. */
package io.trunkline.catalog.agent;
