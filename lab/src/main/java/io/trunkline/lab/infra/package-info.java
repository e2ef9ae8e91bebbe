/** Kafka and Redis without containers, in this process or beside it, for development and tests. */
package io.trunkline.lab.infra;
