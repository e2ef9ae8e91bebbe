/** The promises as scenarios: each strikes a running system with callers on it, and is judged by what they heard and what was done. */
package io.trunkline.lab.chaos.scenario;
