/** Speech-to-speech providers behind one interface, a package a provider. */
package io.trunkline.models;
