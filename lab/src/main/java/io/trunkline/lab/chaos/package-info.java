/** The fault lab: promises to callers, put to the test on the real processes. */
package io.trunkline.lab.chaos;
