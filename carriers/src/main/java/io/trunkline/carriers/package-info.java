/** Carriers' media streams behind one interface, a package a carrier. JDK only: their REST sides live with the gateway. */
package io.trunkline.carriers;
