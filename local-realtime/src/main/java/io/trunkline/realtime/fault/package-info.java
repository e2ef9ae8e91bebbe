/** Faults that tests switch on: what a real server does on a bad day. Off unless the process says so. */
package io.trunkline.realtime.fault;
